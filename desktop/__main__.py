"""Runs the launcher: `python -m desktop [--hidden]`."""

from __future__ import annotations

import sys

from desktop.app import run
from indexer.contract.locations import locate

if __name__ == "__main__":
    sys.exit(run(locate(), hidden="--hidden" in sys.argv[1:]))
