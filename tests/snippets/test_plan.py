from __future__ import annotations

import msgspec
from hypothesis import given, settings

from indexer.contract.snippets import Snippet
from indexer.snippets.formats import espanso
from indexer.snippets.formats.reading import Imported
from indexer.snippets.plan import Plan, plan
from tests.snippets.snippets import libraries

_FILE = "matches:\n  - {trigger: ':a', replace: one}\n  - {trigger: ':b', replace: two}\n"


def read(text: str, name: str = "x.yml") -> Imported:
    return espanso.read({name: text.encode()})


def kinds(found: Plan) -> list[str]:
    return [change.kind for change in found.changes]


def test_the_first_import_adds() -> None:
    found = plan([], read(_FILE), 100.0)
    assert kinds(found) == ["add", "add"]
    assert [snippet.created for snippet in found.to_keep()] == [100.0, 100.0]


def test_importing_again_changes_nothing() -> None:
    kept = plan([], read(_FILE), 100.0).to_keep()
    found = plan(kept, read(_FILE), 200.0)
    assert kinds(found) == ["same", "same"]
    assert found.to_keep() == ()


def test_what_changed_in_the_source_is_updated() -> None:
    kept = plan([], read(_FILE), 100.0).to_keep()
    found = plan(kept, read(_FILE.replace("two", "TWO")), 200.0)
    assert kinds(found) == ["same", "update"]
    (after,) = found.to_keep()
    assert (after.text, after.created, after.modified) == ("TWO", 100.0, 200.0)
    assert after.uid == kept[1].uid


def test_what_was_changed_here_stays_until_the_source_changes_too() -> None:
    first, second = plan([], read(_FILE), 100.0).to_keep()
    edited = msgspec.structs.replace(first, text="mine")
    assert kinds(plan([edited, second], read(_FILE), 200.0)) == ["same", "same"]
    found = plan([edited, second], read(_FILE.replace("one", "ONE")), 200.0)
    assert kinds(found) == ["conflict", "same"]
    assert found.to_keep() == ()
    assert [snippet.text for snippet in found.to_keep(take_conflicts=True)] == ["ONE"]


def test_what_is_no_longer_there_is_told_and_kept() -> None:
    kept = plan([], read(_FILE), 100.0).to_keep()
    found = plan(kept, read(_FILE.replace("  - {trigger: ':b', replace: two}\n", "")), 200.0)
    assert kinds(found) == ["same", "gone"]
    assert found.gone() == (kept[1],)
    # Another file says nothing about this one, unless it is all there is.
    other = read("matches: [{trigger: z, replace: z}]", "other.yml")
    assert kinds(plan(kept, other, 200.0)) == ["add"]
    assert kinds(plan(kept, other, 200.0, root="x.yml")) == ["add", "gone", "gone"]
    assert kinds(plan(kept, other, 200.0, root="x")) == ["add"]


def test_own_snippets_are_never_gone() -> None:
    own = Snippet(uid="own", text="mine")
    assert kinds(plan([own], read(_FILE), 0.0, root="/")) == ["add", "add"]


def test_keywords_of_two_snippets_are_told() -> None:
    own = Snippet(uid="own", name="Mine", keywords=(":a",), text="mine")
    (note,) = plan([own], read(_FILE), 0.0).notes
    assert str(note) == "x.yml:2: The keyword :a is also that of: Mine"


@settings(deadline=None, max_examples=40)
@given(libraries, libraries)
def test_a_plan_carried_out_leaves_nothing_to_do(
    before: list[Snippet], after: list[Snippet]
) -> None:
    incoming = espanso.read(espanso.write(after).files)
    kept = {snippet.uid: snippet for snippet in before}
    first = plan(before, incoming, 5.0)
    assert plan(before, incoming, 5.0) == first
    for snippet in first.to_keep(take_conflicts=True):
        kept[snippet.uid] = snippet
    again = plan(list(kept.values()), incoming, 6.0)
    assert set(kinds(again)) <= {"same", "gone"}
