"""The clipboard history: clips, encrypted, with their key, their retention and their search."""
