"""A child that ends before it serves."""

from __future__ import annotations

import sys

sys.exit(7)
