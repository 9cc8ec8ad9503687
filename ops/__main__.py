"""``python -m ops``: the same as ``viper``."""

from ops.cli import main

main()
