"""What the preview shows of a hit, and when it is loaded; knows no Qt."""
