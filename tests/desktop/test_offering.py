"""The list's last rows follow the programs that there are and the engine that was chosen."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.offering import Offering
from desktop.search.offers import RunCommand, WebSearch
from tests.desktop.search.ports import World


def test_programs_are_looked_for_and_filters_left_out() -> None:
    names = frozenset({"top"})
    now = datetime(2026, 1, 1, tzinfo=UTC)
    offering = Offering(World(), lambda: names, "/home/ada", lambda: now)
    assert offering.offers("top") == ()
    offering.typed("to")  # the query goes on
    assert offering.offers("top") == ()
    offering.typed("t")
    offering.template = "https://e.org/?q={query}"
    assert offering.offers("ext:pdf top -b") == (
        WebSearch("top -b", "https://e.org/?q=top%20-b", "e.org"),
        RunCommand("top -b", ("top", "-b")),
    )
    assert offering.offers("ext:pdf ") == ()
