"""The command `magpie`, which is also `python -m indexer`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; `magpie toggle`, bound to a key, without loading its parser."""
    if sys.argv[1:] in (["toggle"], ["toggle", "--clips"]):
        from indexer import launcher

        return launcher.call("clips" if "--clips" in sys.argv else "toggle")
    from indexer import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
