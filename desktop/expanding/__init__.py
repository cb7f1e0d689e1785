"""Expansion as typed: what a person types is looked at for keywords, which replace themselves.

`matching` and `typed` are pure; `desktop/system/typing_x11.py` listens and writes; `expanding` has
the service fill in what was found.
"""
