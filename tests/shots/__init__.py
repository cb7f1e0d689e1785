"""Pictures of the real product for people to look at."""
