"""Magpie's face: the launcher, its tray icon and its settings. It knows the service's messages only."""
