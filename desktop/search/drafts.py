"""A snippet as it is written: what the fields hold, and the snippet that they make (pure)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from desktop.search import citing
from desktop.search.word_lists import joined, parted
from indexer.contract.clips import Clip
from indexer.contract.messages import Hit
from indexer.contract.snippets import Citation, Expansion, Snippet
from indexer.contract.templates import literal

# "source" is HTML that is edited as it is written: it holds more than a rich text's editor shows.
Form = Literal["plain", "rich", "markdown", "source"]

LONGEST: Final = 50_000  # characters: longer ones take the window too long to lay out
LONGEST_HTML: Final = 20_000
NOWHERE: Final = Citation()


@dataclass(frozen=True)
class Draft:
    """What the fields hold. `body` is a template: text, Markdown or HTML, as `form` says."""

    name: str = ""
    keywords: str = ""
    form: Form = "plain"
    body: str = ""
    tags: str = ""
    folder: str = ""
    whole_word: bool = False
    follow_case: bool = False
    automatic: bool = True
    regex: str = ""


@dataclass(frozen=True)
class Taken:
    """What a snippet is made from: as it stands there, nothing in it is a placeholder."""

    text: str = ""
    html: str = ""
    source: Citation = NOWHERE


def draft_of(snippet: Snippet) -> Draft:
    """Return what the fields hold for a snippet: of several templates, the richest."""
    form: Form = "rich" if snippet.html else "plain"
    if snippet.markdown and not snippet.html:
        form = "markdown"
    expansion = snippet.expansion
    return Draft(
        name=snippet.name,
        keywords=joined(snippet.keywords),
        form=form,
        body=snippet.html or snippet.markdown or snippet.text,
        tags=joined(snippet.tags),
        folder=snippet.folder,
        whole_word=expansion.left_word and expansion.right_word,
        follow_case=expansion.propagate_case,
        automatic=expansion.automatic,
        regex=snippet.regex,
    )


def snippet_of(draft: Draft, before: Draft, snippet: Snippet) -> Snippet:
    """Return a snippet with what was changed in its fields since they held `before`.

    All else stays as it was. A plain text beside a rich one goes when that is changed: it is made
    from it then.
    """
    made = snippet
    if (draft.form, draft.body) != (before.form, before.body):
        made = msgspec.structs.replace(
            made,
            text=draft.body if draft.form == "plain" else "",
            html=draft.body if draft.form in ("rich", "source") else "",
            markdown=draft.body if draft.form == "markdown" else "",
        )
    if draft.keywords != before.keywords:
        made = msgspec.structs.replace(made, keywords=parted(draft.keywords))
    if draft.tags != before.tags:
        made = msgspec.structs.replace(made, tags=parted(draft.tags))
    return msgspec.structs.replace(
        made,
        name=draft.name.strip() if draft.name != before.name else made.name,
        folder=draft.folder.strip() if draft.folder != before.folder else made.folder,
        regex=draft.regex if draft.regex != before.regex else made.regex,
        expansion=_expansion(draft, before, made.expansion),
    )


def shown_alone(snippet: Snippet) -> Snippet:
    """Return a snippet with one template, the one that is edited: positions are told in that."""
    if snippet.html:
        return msgspec.structs.replace(snippet, text="", markdown="")
    return msgspec.structs.replace(snippet, text="") if snippet.markdown else snippet


def of_passage(hit: Hit, passage: int, spelled: Callable[[str], str]) -> Taken:
    """Return a passage of a file, with where it stands; `spelled` says that in the language."""
    found = hit.passages[passage].citation
    where = spelled(found.label)
    label = f"{hit.title}, {where}" if where else hit.title
    source = Citation(label=label, uri=hit.uri, page=found.page or 0, line=max(found.line_start, 0))
    return Taken(citing.passage_text(hit, passage), "", source)


def of_clip(clip: Clip) -> Taken:
    """Return a clip's text, rich where it is and not too long, with where it was copied."""
    label = ", ".join(filter(None, (clip.row.window, clip.row.application)))
    html = clip.html if clip.row.kind == "html" and len(clip.html) <= LONGEST_HTML else ""
    return Taken(clip.text, html, Citation(label=label))


def made_from(taken: Taken) -> Snippet:
    """Return a new snippet that gives what was taken over, character by character."""
    if taken.html:
        return Snippet(uid="", html=literal(taken.html), source=taken.source)
    return Snippet(uid="", text=literal(taken.text), source=taken.source)


def _expansion(draft: Draft, before: Draft, expansion: Expansion) -> Expansion:
    made = msgspec.structs.replace(
        expansion, propagate_case=draft.follow_case, automatic=draft.automatic
    )
    if draft.whole_word != before.whole_word:  # one that counts on one side alone stays so
        made = msgspec.structs.replace(
            made, left_word=draft.whole_word, right_word=draft.whole_word
        )
    return made
