# One image for every process of ours; docker-compose.yml says which one a container runs.
FROM python:3.11.14-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

# Dependencies first: they change less often than the code.
COPY requirements.lock .
RUN pip install --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY values values
COPY schemas schemas
COPY reference reference
COPY producers producers
COPY streams streams
COPY indexers indexers
COPY desk desk
COPY ops ops
RUN pip install --no-deps --no-build-isolation .

# Nothing runs as root. VIPER_HOME holds what a process says about itself.
RUN useradd --uid 10001 --no-create-home viper && install -d -o viper /var/lib/viper
ENV VIPER_HOME=/var/lib/viper
WORKDIR /var/lib/viper
USER viper
