"""What the checks stand on: facts about terms, names, numbers and the texts themselves."""
