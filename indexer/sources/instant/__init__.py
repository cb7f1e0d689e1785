"""Answers that are computed as the person types: sums, conversions, days."""

from indexer.sources.instant.instant import InstantAnswers

__all__ = ["InstantAnswers"]
