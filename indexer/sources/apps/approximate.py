"""Where letters are found in a name that does not have them in one piece (pure).

All work on the folded letters of `letters.Letters` and return runs of them, [start, end).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from indexer.sources.apps.letters import Span


def one_typo(query: str, whole: str, start: int, ends: frozenset[int]) -> list[Span] | None:
    """Return the letters that are right where a name's from `start` on begin with a query.

    One letter may be wrong, missing, too much or swapped with the next (optimal string alignment,
    distance 1). A wrong letter at the query's end counts only where a word ends, as any name
    with the letters before it would do.

    Args:
        query: its letters.
        whole: the name's letters.
        start: where to begin.
        ends: where words of the name end.
    """
    same = 0
    for wanted, is_there in zip(query, whole[start:], strict=False):
        if wanted != is_there:
            break
        same += 1
    at = start + same
    rest = query[same:]
    if not rest:
        return None  # no typo
    for skipped_query, skipped_name in ((1, 1), (0, 1), (1, 0)):  # wrong, missing, too much
        tail = rest[skipped_query:]
        begin = at + skipped_name
        if begin <= len(whole) and whole.startswith(tail, begin):
            if not tail and begin not in ends:
                continue
            return _runs((start, at), (begin, begin + len(tail)))
    swapped = rest[1::-1] + rest[2:]
    if len(rest) > 1 and whole.startswith(swapped, at):
        return _runs((start, at + len(swapped)))
    return None


def chain(query: str, whole: str, starts: Sequence[int]) -> list[Span] | None:
    """Return how a query is spelt by beginnings of a name's words, in their order.

    ``lowri`` and ``libwr`` spell LibreOffice Writer so, ``lbwr`` does not.
    """
    dead: set[tuple[int, int]] = set()  # query letters spelt, letters of the name passed

    def spell(done: int, passed: int) -> list[Span] | None:
        if done == len(query):
            return []
        if (done, passed) in dead:
            return None
        for begin in starts[bisect_left(starts, passed) :]:
            longest = _common(query, done, whole, begin)
            for length in range(longest, 0, -1):
                rest = spell(done + length, begin + length)
                if rest is not None:
                    return [(begin, begin + length), *rest]
        dead.add((done, passed))
        return None

    return spell(0, 0)


def subsequence(query: str, whole: str, starts: Sequence[int]) -> list[Span] | None:
    """Return where all letters of a query are in a name in their order, the closest together.

    The first one must begin a word.
    """
    best: list[int] | None = None
    for start in starts:
        if not whole.startswith(query[:1], start):
            continue
        places = [start]
        for letter in query[1:]:
            at = whole.find(letter, places[-1] + 1)
            if at < 0:
                break
            places.append(at)
        if len(places) < len(query):
            break  # later beginnings have fewer letters after them
        if best is None or places[-1] - places[0] < best[-1] - best[0]:
            best = places
    return None if best is None else _runs(*((place, place + 1) for place in best))


def _common(query: str, done: int, whole: str, begin: int) -> int:
    length = 0
    most = min(len(query) - done, len(whole) - begin)
    while length < most and query[done + length] == whole[begin + length]:
        length += 1
    return length


def _runs(*spans: Span) -> list[Span]:
    """Return spans without empty ones, those that touch as one."""
    runs: list[Span] = []
    for start, end in spans:
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        elif end > start:
            runs.append((start, end))
    return runs
