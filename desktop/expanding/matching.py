"""Finds the keyword, or what a regular expression matches, at the end of what was typed; pure."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import regex

from indexer.contract.snippet_messages import Trigger
from indexer.contract.snippets import InsertMode

_log = logging.getLogger(__name__)

# Where words begin and end: espanso's list, and the brackets that open beside those that close.
SEPARATORS: Final = frozenset(" \t\n\r\f,.?!)}]>'\"([{<")
UNKNOWN: Final = "\ufffd"  # a character that nobody knows: part of no keyword, and no separator
LONGEST: Final = 100  # characters that are looked at
MOST_EXPRESSIONS: Final = 40  # each is tried at every key, for about 4 µs
_LONGEST_EXPRESSION: Final = 1000  # characters
# Of one expression, for one key. A hostile one goes back and forth for longer than anybody lives.
_EXPRESSION_SECONDS: Final = 0.005
_TRIES: Final = 2  # when that was over before the expression had half of it to itself
_FLAGS: Final = regex.compile(r"^\(\?([aimsux]+)\)")


@dataclass(frozen=True)
class Match:
    """What is replaced: the last characters typed, `typed` and then `after`.

    `after` is the separator that ended the word; it is written again. `groups` are an expression's.
    """

    uid: str
    typed: str
    after: str = ""
    groups: dict[str, str] = field(default_factory=dict)
    mode: InsertMode = ""


@dataclass(frozen=True)
class _Spelling:
    """One way to type a keyword, ordered: what comes first counts."""

    priority: int
    exact: bool  # as the keyword is written, not in another case
    left_word: bool
    uid: str
    mode: InsertMode

    @property
    def rank(self) -> tuple[int, bool]:
        """Smaller ones come first."""
        return -self.priority, not self.exact


class _Keywords:
    """Keywords by their spelling; those of a last letter are looked up by length, longest first."""

    def __init__(self) -> None:
        self._spellings: dict[str, list[_Spelling]] = {}
        self._lengths: dict[str, list[int]] = {}
        self.longest = 0

    def add(self, text: str, spelling: _Spelling) -> None:
        """Add one spelling."""
        self._spellings.setdefault(text, []).append(spelling)
        self.longest = max(self.longest, len(text))

    def settle(self) -> None:
        """Get ready to be asked."""
        lengths: dict[str, set[int]] = {}
        for text, spellings in self._spellings.items():
            spellings.sort(key=lambda one: one.rank)
            lengths.setdefault(text[-1], set()).add(len(text))
        self._lengths = {last: sorted(of, reverse=True) for last, of in lengths.items()}

    def ending(self, typed: str) -> tuple[str, _Spelling] | None:
        """Return the longest keyword that a text ends with."""
        for length in self._lengths.get(typed[-1:], ()):
            if length > len(typed):
                continue
            text = typed[-length:]
            for spelling in self._spellings.get(text, ()):
                if not spelling.left_word or begins_word(typed, length):
                    return text, spelling
        return None


class Matcher:
    """All that replaces itself. Made anew when snippets change; used by one thread."""

    def __init__(
        self,
        triggers: Sequence[Trigger],
        expression_seconds: float = _EXPRESSION_SECONDS,
        worked: Callable[[], float] = time.thread_time,
    ) -> None:
        self._seconds, self._worked = expression_seconds, worked
        self._at_once, self._at_word_end = _Keywords(), _Keywords()
        for trigger in triggers:
            table = self._at_word_end if trigger.right_word else self._at_once
            for text, exact in _spellings(trigger):
                spelling = _Spelling(
                    trigger.priority, exact, trigger.left_word, trigger.uid, trigger.mode
                )
                table.add(text, spelling)
        self._at_once.settle()
        self._at_word_end.settle()
        self._expressions = list(_expressions(triggers))
        if len(self._expressions) > MOST_EXPRESSIONS:
            _log.warning("only %d regular expressions are looked for", MOST_EXPRESSIONS)
            del self._expressions[MOST_EXPRESSIONS:]

    @property
    def empty(self) -> bool:
        """Whether nothing can ever be found."""
        return not (self._at_once.longest or self._at_word_end.longest or self._expressions)

    @property
    def depth(self) -> int:
        """How many of the last characters decide: a keyword, and one at either side of it."""
        if self._expressions:
            return LONGEST
        longest = max(self._at_once.longest, self._at_word_end.longest)
        return min(longest + 2, LONGEST)

    def find(self, typed: str) -> Match | None:
        """Return what the last character typed completed: the longest keyword, or an expression."""
        found = self._keyword(typed)
        return found if found is not None else self._expression(typed)

    def _keyword(self, typed: str) -> Match | None:
        found = [
            Match(spelling.uid, text, after, mode=spelling.mode)
            for table, upto, after in self._tables(typed)
            for text, spelling in [table.ending(upto) or ("", None)]
            if spelling is not None
        ]
        return max(found, key=lambda match: len(match.typed) + len(match.after), default=None)

    def _tables(self, typed: str) -> Iterator[tuple[_Keywords, str, str]]:
        yield self._at_once, typed, ""
        if typed[-1:] in SEPARATORS:
            yield self._at_word_end, typed[:-1], typed[-1:]

    def _expression(self, typed: str) -> Match | None:
        for at, (pattern, trigger) in enumerate(self._expressions):
            try:
                found = self._search(pattern, typed)
            except TimeoutError:
                _log.warning("a snippet's regular expression takes too long; it is left out")
                del self._expressions[at]
                return None
            if found is None or not found[0] or UNKNOWN in found[0]:
                continue
            groups = {name: value or "" for name, value in found.groupdict().items()}
            return Match(trigger.uid, found[0], groups=groups, mode=trigger.mode)
        return None

    def _search(self, pattern: regex.Pattern[str], typed: str) -> regex.Match[str] | None:
        """Search, again where the machine had other work; TimeoutError if it is the expression."""
        for _ in range(_TRIES):
            before = self._worked()
            try:
                return pattern.search(typed, timeout=self._seconds)
            except TimeoutError:
                if self._worked() - before > self._seconds / 2:
                    raise
        return None


def begins_word(typed: str, length: int) -> bool:
    """Tell whether a word begins so many characters before the end of what was typed."""
    return length >= len(typed) or typed[-length - 1] in SEPARATORS


def _spellings(trigger: Trigger) -> Iterable[tuple[str, bool]]:
    """Return how a trigger's keywords may be typed, and whether that is as they are written."""
    for keyword in trigger.keywords:
        if not keyword or len(keyword) > LONGEST - 2:
            continue
        yield keyword, True
        if trigger.propagate_case:
            for text in dict.fromkeys((capitalised(keyword), keyword.upper())):
                if text != keyword:
                    yield text, False


def capitalised(keyword: str) -> str:
    """Return a keyword with its first letter in upper case: `:Hi` for `:hi`."""
    for at, letter in enumerate(keyword):
        if letter.isalpha():
            return keyword[:at] + letter.upper() + keyword[at + 1 :]
    return keyword


def _expressions(triggers: Sequence[Trigger]) -> Iterator[tuple[regex.Pattern[str], Trigger]]:
    """Return the expressions that can be matched, those of higher priority first."""
    for trigger in sorted(triggers, key=lambda one: -one.priority):
        pattern = _compiled(trigger.regex) if trigger.regex else None
        if pattern is not None:
            yield pattern, trigger


def _compiled(expression: str) -> regex.Pattern[str] | None:
    """Return an expression that matches at the end of a text; None for one that cannot be read."""
    if len(expression) > _LONGEST_EXPRESSION:
        return None
    flags = _FLAGS.match(expression)
    told, body = (flags[0], expression[flags.end() :]) if flags else ("", expression)
    try:
        # On a line of its own: a verbose expression may end with a comment.
        return regex.compile(f"{told}(?:{body}\n)\\Z" if "x" in told else f"{told}(?:{body})\\Z")
    except (regex.error, RecursionError, OverflowError):
        return None
