"""The commands of ``viper``, one file each."""
