"""A mention of a person as it is compared: names, birth, register numbers and addresses in one written form each."""
