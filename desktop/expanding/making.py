"""Makes what replaces keywords as they are typed, of the launcher's parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.clipping import Clipping
from desktop.connection import Connection
from desktop.expanding.expanding import Expanding
from desktop.following_snippets import FollowingSnippets
from desktop.system import typing
from desktop.system.typing_around import Around


def make_expanding(
    connection: Connection,
    following: FollowingSnippets,
    clipping: Clipping,
    tell: Callable[[str], None],
    parent: QObject,
) -> Expanding:
    """Return it with this session's listener, if it may have one."""
    listener = typing.for_session()
    paster = None if listener is None else listener.paster
    inserter = clipping.inserter if paster is None else clipping.inserter_by(paster)
    return Expanding(
        connection, following, listener, Around(), inserter.insert, clipping.recorder, tell, parent
    )
