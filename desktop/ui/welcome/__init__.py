"""The first run: which folders, which key, and how far the work has come."""
