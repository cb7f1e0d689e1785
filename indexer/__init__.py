"""Magpie's background service: watches, extracts, indexes and answers."""

__version__ = "0.1.0"
