"""Hits for tests, short to write."""

from __future__ import annotations

from typing import Any

import msgspec

from indexer.contract.clips import ClipRow
from indexer.contract.messages import Citation, Hit, Kind, Passage
from indexer.contract.snippet_messages import Asked, Expanded, SnippetRow


def hit(name: str, kind: Kind = "file", text: str = "") -> Hit:
    """Return a hit whose id and title are this name, with one passage where there is text."""
    citation = Citation(None, 1, 1, 0, len(text), "line 1")
    passages = [Passage(text, [], citation, (0, len(text)))] if text else []
    return Hit(
        id=name,
        kind=kind,
        title=name,
        uri=f"file:///home/ada/{name}",
        score=0.5,
        found_by=["keyword"],
        passages=passages,
        modified="2026-10-01T10:00:00Z",
        mime="text/plain",
    )


def clip_hit(number: int, **row: Any) -> Hit:
    """Return a clip with this number and what else its row has."""
    facts: dict[str, Any] = {
        "id": number, "place": number, "kind": "text", "text": f"clip {number}", "length": 6,
        "size": 6, "application": "", "window": "", "copied": 0.0, "first": 0.0, "times": 1,
        "pinned": False,
    }  # fmt: skip
    found = ClipRow(**(facts | row))
    made = hit(f"clip:{number}", "clip")
    return msgspec.structs.replace(made, uri=f"magpie://clip/{number}", clip=found)


def snippet_hit(uid: str, **row: Any) -> Hit:
    """Return a snippet with this uid and what else its row has."""
    facts: dict[str, Any] = {
        "uid": uid, "title": f"snippet {uid}", "name": f"snippet {uid}", "keywords": [f":{uid}"],
        "text": f"the text of {uid}", "folder": "", "tags": [], "modified": 0.0, "used": 0.0,
        "uses": 0,
    }  # fmt: skip
    found = SnippetRow(**(facts | row))
    made = hit(f"snippet:{uid}", "snippet")
    return msgspec.structs.replace(
        made, title=found.title, uri=f"magpie://snippet/{uid}", snippet=found
    )


def expanded(text: str = "", *asked: Asked, **more: Any) -> Expanded:
    """Return a snippet that was filled in; with questions it is not complete."""
    facts: dict[str, Any] = {
        "uid": "1", "title": "A snippet", "text": text, "html": "", "cursor": None, "image": "",
        "mode": "", "asked": list(asked), "missing": [], "problems": [], "commands": [],
        "complete": not asked,
    }  # fmt: skip
    return Expanded(**(facts | more))
