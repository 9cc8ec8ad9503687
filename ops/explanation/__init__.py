"""Why mentions are taken for one person or one drug line: the rows that ``viper explain`` prints."""
