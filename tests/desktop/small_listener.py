"""The smallest program that listens to what is typed, with many keywords; told by its input."""

from __future__ import annotations

import os
import sys

from desktop.expanding.matching import Matcher
from desktop.system.typing import Rules
from desktop.system.typing_x11 import X11Listener
from indexer.contract.snippet_messages import Trigger

KEYWORDS = 10_000


def main() -> None:
    """Listen from each line "on" to the next "off", until the input ends; say when it is so."""
    listener = X11Listener(os.environ["DISPLAY"], os.environ)
    keywords = [Trigger(uid=str(n), keywords=[f":k{n:05}"]) for n in range(KEYWORDS)]
    listener.follow(Matcher(keywords), Rules())
    for line in sys.stdin:
        if line.strip() == "on":
            assert listener.start(lambda _: None) == ""
            listener.ask(lambda _: None)
        else:
            listener.stop()
        sys.stdout.write(line)
        sys.stdout.flush()
    listener.stop()


if __name__ == "__main__":
    main()
