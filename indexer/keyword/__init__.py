"""keyword."""
