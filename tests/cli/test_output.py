"""What the command line sends and prints."""

from __future__ import annotations

from indexer.cli.output import harmless, sendable
from indexer.contract import codec
from indexer.contract.messages import Search


def test_bytes_that_are_no_text_can_be_sent() -> None:
    typed = b"caf\xe9 \xd8\xa7".decode("utf-8", "surrogateescape")
    request = codec.decode_request(codec.encode(Search(query=sendable(typed))))
    assert isinstance(request, Search)
    assert request.query == "caf? \u0627"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert harmless("a\x1b[2J\tb\n") == "a\ufffd[2J\tb\n"
