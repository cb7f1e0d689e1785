"""Tests of `indexer.watch`."""
