"""Runs the launcher: `python -m desktop [--hidden]`."""

from __future__ import annotations

import logging
import sys

from desktop.app import run
from indexer.contract.locations import locate

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    sys.exit(run(locate(), hidden="--hidden" in sys.argv[1:]))
