"""What another format cannot hold, kept beside what it can, so that export and import lose nothing.

An exporter writes what its format has, reads that again, and adds whatever is then not as it was
under a key of its own, `magpie`, which other programs pass over. An importer puts it back: what the
format itself holds only where that was not changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from indexer.contract.snippets import Snippet
from indexer.snippets.formats.reading import Value, told_of

KEY: Final = "magpie"
_OF: Final = "of"  # a digest of what the format holds
_EMPTY: Final[dict[str, Value]] = {
    field.encode_name: msgspec.to_builtins(getattr(Snippet(uid=""), field.name))
    for field in msgspec.structs.fields(Snippet)
    if field.name != "origin"
}


def beside(snippet: Snippet, native: Mapping[str, Value], back: Snippet) -> dict[str, Value]:
    """Return what to keep: all of a snippet that reading `native` does not give `back`."""
    wanted, found = _plain(snippet), _plain(back)
    different = {key: value for key, value in wanted.items() if found[key] != value}
    return {_OF: _digest(native), **different}


def restored(
    back: Snippet, native: Mapping[str, Value], kept: Value, held: Collection[str]
) -> Snippet | None:
    """Return a snippet with what was kept; None when that is damaged.

    `held` are the fields that the format itself holds.
    """
    if not isinstance(kept, dict):
        return None
    same = kept.get(_OF) == _digest(native)
    told = {
        key: value
        for key, value in kept.items()
        if key != _OF and (same or key not in held) and key != "origin"
    }
    try:
        found = msgspec.convert({**_plain(back), **told}, Snippet)
    except msgspec.ValidationError:
        return None
    return msgspec.structs.replace(found, origin=back.origin)


def _plain(snippet: Snippet) -> dict[str, Value]:
    """Return every field as JSON has it, those with their default as well."""
    return {**_EMPTY, **told_of(snippet)}


def _digest(native: Mapping[str, Value]) -> str:
    said = json.dumps(native, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
