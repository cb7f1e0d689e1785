"""`magpie usage forget`: forget what the person opened, and the queries that found it."""

from __future__ import annotations

import argparse

from indexer.client import Client
from indexer.contract.locations import locate
from indexer.contract.messages import Done, ForgetOpened
from indexer.contract.summons import summon


def run(_options: argparse.Namespace) -> int:
    """Forget all of it and say so."""
    locations = locate()
    with Client(locations) as client:
        for note in client.ask(ForgetOpened(), Done).notes:
            print(note)
    if not summon(locations.launcher_socket, "forget"):  # a running one would write it again
        locations.launcher_queries.unlink(missing_ok=True)
    return 0
