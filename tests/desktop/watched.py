"""Runs the launcher with its event loop watched: `python -m tests.desktop.watched [--hidden]`."""

from __future__ import annotations

import logging
import sys

from desktop.app import run
from indexer.contract.locations import locate
from tests.desktop.stalls import watched_loop

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    with watched_loop() as stalls:
        code = run(locate(), hidden="--hidden" in sys.argv[1:])
    for stall in stalls:
        sys.stderr.write(f"STALL {stall}\n")
    sys.exit(code)
