"""Installed applications: which there are, and finding them by name."""

from indexer.sources.apps.application import Action, Application
from indexer.sources.apps.entries import Called, Entry
from indexer.sources.apps.finding import Finder, Found
from indexer.sources.apps.source import Applications

__all__ = ["Action", "Application", "Applications", "Called", "Entry", "Finder", "Found"]
