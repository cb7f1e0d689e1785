"""What the launcher shows for what is typed; no Qt in here."""
