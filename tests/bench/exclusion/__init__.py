"""How many secrets are kept out of the history, and how many ordinary clips are."""
