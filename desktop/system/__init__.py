"""The platform: hotkey, focus, opening, launching and starting at log-in, behind `ports`."""
