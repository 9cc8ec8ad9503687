"""How well patterns are found in a year of Operation Viper, against what was so."""
