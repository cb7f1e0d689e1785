"""Runs the launcher: `python -m desktop [--hidden | --clips | --snippets]`."""

from __future__ import annotations

import logging
import sys

from indexer.contract import freed_memory
from indexer.contract.locations import locate

if __name__ == "__main__":
    if freed_memory.wanted(locate().settings):
        freed_memory.prepare()  # begins the process anew: the rest comes after it

    from desktop.app import run
    from desktop.search.scopes import Scope

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    at: Scope = "clip" if "--clips" in sys.argv[1:] else None
    if "--snippets" in sys.argv[1:]:
        at = "snippet"
    sys.exit(run(locate(), hidden="--hidden" in sys.argv[1:], at=at))
