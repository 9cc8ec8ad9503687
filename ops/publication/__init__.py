"""What ``viper publish`` and ``viper simulate`` send, and the account of it."""
