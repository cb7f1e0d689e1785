"""Keyword engines side by side: the same passages, the same questions, in one run."""
