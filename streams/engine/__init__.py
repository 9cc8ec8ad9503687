"""Where Faust is tamed: pure steps run over Kafka, delivered first, kept second, acknowledged last.

Everything below Faust's public interface is in ``batches``; everything else here is ordinary use of it.
"""

from streams.engine.spec import AgentSpec, EngineSettings
from streams.engine.worker import run

__all__ = ["AgentSpec", "EngineSettings", "run"]
