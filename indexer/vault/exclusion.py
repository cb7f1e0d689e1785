"""What of the clipboard is not to be kept: secrets, and what comes from where secrets are (pure).

Nothing here keeps or logs what it looks at; a reason is the name of a pattern, never a part of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from indexer.contract.secrets import APPLICATION, PASSWORD_MANAGERS, SecretName
from indexer.vault.card_numbers import holds_card_number
from indexer.vault.one_time_codes import is_one_time_code
from indexer.vault.passwords import (
    holds_labelled_password,
    holds_url_credentials,
    looks_like_password,
)
from indexer.vault.secret_patterns import PATTERNS

_CHECKS: Final[tuple[tuple[SecretName, Callable[[str], bool]], ...]] = (
    *((pattern.name, pattern.found_in) for pattern in PATTERNS),
    ("url-credentials", holds_url_credentials),
    ("labelled-password", holds_labelled_password),
    ("card-number", holds_card_number),
    ("one-time-code", is_one_time_code),
    ("password", looks_like_password),
)
# A long text is looked at piece by piece: no search holds up other threads for long, and a pattern
# that goes back and forth has little to do so in. What is looked for fits into the overlap.
_PIECE: Final = 1 << 16  # characters
_OVERLAP: Final = 1 << 13
_SEPARATORS: Final = re.compile(r"[\W_]+")


def excluded(
    text: str,
    application: str = "",
    *,
    allowed: Collection[str] = (),
    applications: Collection[str] = PASSWORD_MANAGERS,
) -> str | None:
    """Return the name of what excludes a clip from the history, None when nothing does.

    `allowed` are the names of patterns that do not count; `applications` those of programs whose
    clips are never kept.
    """
    if is_excluded_application(application, applications):
        return APPLICATION
    checks = [(name, holds) for name, holds in _CHECKS if name not in allowed]
    for piece in _pieces(text):
        for name, holds in checks:
            if holds(piece):
                return name
    return None


def _pieces(text: str) -> Iterator[str]:
    if len(text) <= _PIECE:
        yield text
        return
    for low in range(0, len(text) - _OVERLAP, _PIECE - _OVERLAP):
        yield text[low : low + _PIECE]


def is_excluded_application(application: str, names: Collection[str]) -> bool:
    """Tell whether a program is one of those named, however it spells itself.

    Case, spaces and hyphens do not count, nor does a domain before the name, as in
    `org.keepassxc.KeePassXC`.
    """
    if not application:
        return False
    told = {_plain(application), _plain(application.rpartition(".")[2])}
    return any(_plain(name) in told for name in names if _plain(name))


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name).casefold()
