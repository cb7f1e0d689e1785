"""Magpie's face: the launcher, its tray icon and its windows."""
