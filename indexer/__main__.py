"""The command `magpie`, which is also `python -m indexer`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.contract.summons import Wish


def main() -> int:
    """Run the command line; `magpie toggle`, bound to a key, without loading its parser."""
    if sys.argv[1:2] == ["toggle"] and sys.argv[2:] in ([], ["--clips"], ["--snippets"]):
        from indexer import launcher

        wishes: dict[str, Wish] = {"--clips": "clips", "--snippets": "snippets"}
        return launcher.call(wishes.get(sys.argv[-1], "toggle"))
    from indexer import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
