"""Runs the command line: `python -m indexer` is `magpie`."""

import sys

from indexer.cli import main

if __name__ == "__main__":
    sys.exit(main())
