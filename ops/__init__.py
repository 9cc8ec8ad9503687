"""Run it: the ``viper`` command, the local engines, the processes. Only this package knows all the others."""
