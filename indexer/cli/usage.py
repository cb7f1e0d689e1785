"""`magpie usage forget`: forget what the person opened."""

from __future__ import annotations

import argparse

from indexer.client import Client
from indexer.contract.locations import locate
from indexer.contract.messages import Done, ForgetOpened


def run(_options: argparse.Namespace) -> int:
    """Forget all of it and say so."""
    with Client(locate()) as client:
        for note in client.ask(ForgetOpened(), Done).notes:
            print(note)
    return 0
