"""What hears a person type and replaces keywords, and which way there is to it in this session."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from desktop.expanding.matching import Match, Matcher
from desktop.system.ports import Paster
from desktop.system.session import is_x11

# What becomes of a request about a match. "unwritable": keys give no such text; nothing was done.
# "late": the keyboard is the person's again, who has waited long enough.
Outcome = Literal["done", "unwritable", "late"]
Then = Callable[[Outcome], None]
# Why keys are not heard: by the kind of session, or by what its display lacks.
Refusal = Literal["", "wayland", "no display", "not allowed"]


@dataclass(frozen=True)
class Found:
    """A match, and the number by which the listener knows it."""

    number: int
    match: Match


@dataclass(frozen=True)
class Written:
    """What was put in a keyword's place, for one Backspace to take it out again.

    `length` is how many Backspaces take it out, `back` how far from its end the cursor stands.
    """

    length: int
    back: int = 0


@dataclass(frozen=True)
class Rules:
    """Where nothing is looked at. The functions are asked in the listener's thread.

    `applications` are classes of windows, or names of programs, in lower case. `secret` tells that
    what is typed goes into a field for passwords, `composing` that an input method has the keys.
    """

    applications: frozenset[str] = frozenset()
    secret: Callable[[], bool] = lambda: False
    composing: Callable[[], bool] = lambda: False


class Listener(Protocol):
    """Hears keys and looks for what replaces itself; holds the keyboard while that is written.

    From a match on keys are held back, until `finish` or for 250 ms at most. `found` and every
    `then` are called in the listener's thread. All methods return at once, but for `start` and
    `stop`, which take some ms.
    """

    @property
    def paster(self) -> Paster:
        """Pastes while the keyboard is held."""
        ...

    def start(self, found: Callable[[Found], None]) -> Refusal:
        """Begin to hear."""
        ...

    def follow(self, matcher: Matcher, rules: Rules) -> None:
        """Look for these from now on."""
        ...

    def write(self, found: Found, text: str, written: Written, then: Then) -> None:
        """Replace the keyword by a text, key by key, and finish."""
        ...

    def clear(self, found: Found, then: Then) -> None:
        """Take the keyword away; something is put there by the paster, before `finish`."""
        ...

    def finish(self, found: Found, written: Written | None = None) -> None:
        """Let the keyboard go. `written` is what one Backspace takes out again."""
        ...

    def stop(self) -> None:
        """Hear nothing more, and end the thread; may be called twice, and before `start`."""
        ...


def for_session(environment: Mapping[str, str] | None = None) -> Listener | None:
    """Return a listener for an X11 session, None where programs may not hear what is typed."""
    env = dict(os.environ if environment is None else environment)
    if not is_x11(env):
        return None

    from desktop.system.typing_x11 import X11Listener

    return X11Listener(env.get("DISPLAY"), env)
