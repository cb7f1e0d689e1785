"""One match of espanso as a snippet, and a snippet as a match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from indexer.contract.snippets import (
    Expansion,
    Field,
    FormVariable,
    InsertMode,
    Snippet,
    UppercaseStyle,
    Variable,
)
from indexer.snippets.formats import kept
from indexer.snippets.formats.espanso_text import Translation, from_espanso, to_espanso
from indexer.snippets.formats.espanso_values import (
    Say,
    fields_of,
    fields_to,
    flag,
    text,
    texts,
    variable_of,
    variable_to,
)
from indexer.snippets.formats.reading import Value, as_extra, from_extra
from indexer.snippets.regexes import compiled, group_names
from indexer.snippets.rendering import field_of

# What a match itself says of a snippet; the rest is kept beside it.
HELD: Final = frozenset(
    {
        "name", "keywords", "regex", "text", "html", "markdown", "image", "search_terms", "comment",
        "expansion", "fields", "variables", "extra",
    }
)  # fmt: skip
DEFAULTS: Final = frozenset(
    {
        "word", "left_word", "right_word", "propagate_case", "uppercase_style", "force_clipboard",
        "force_mode",
    }
)  # fmt: skip
_KNOWN: Final = DEFAULTS | {
    "trigger", "triggers", "regex", "replace", "html", "markdown", "paragraph", "image_path",
    "form", "form_fields", "vars", "label", "search_terms", "priority", "comment", kept.KEY,
}  # fmt: skip
_CONTENT: Final = ("replace", "markdown", "html", "form", "image_path")
_FLAGS: Final = frozenset(
    {
        "word", "left_word", "right_word", "propagate_case", "force_clipboard", "paragraph",
    }
)  # fmt: skip
_LISTS: Final = frozenset({"trigger", "triggers", "search_terms"})
_TEXTS: Final = frozenset(
    {
        "regex", "replace", "html", "markdown", "form", "image_path", "label", "comment",
        "force_mode", "uppercase_style",
    }
)  # fmt: skip
_STYLES: Final[dict[str, UppercaseStyle]] = {
    "uppercase": "uppercase",
    "capitalize": "capitalize",
    "capitalize_words": "capitalize_words",
}
_MODES: Final[dict[str, InsertMode]] = {"clipboard": "clipboard", "keys": "keys"}


def snippet_of(match: Mapping[str, Value], uid: str, folder: str, say: Say) -> Snippet | None:
    """Return a match as a snippet without what was kept beside it; None when it writes nothing."""
    content = [
        key for key in _CONTENT if match.get(key) is not None or (key == "replace" and key in match)
    ]
    if not content:
        return None
    _shapes(match, say)
    if len(content) > 1 and set(content) != {"replace", "html"}:
        say(f"Of {', '.join(content)}, espanso takes {content[0]}; the others come in beside it.")
    keywords = texts(match.get("triggers")) or texts(match.get("trigger"))
    if "" in keywords or any(not keyword.strip() for keyword in keywords):
        say("An empty trigger is left out.")
        keywords = tuple(keyword for keyword in keywords if keyword.strip())
    found, body = _variables(match, say), text(match.get("replace"))
    if "form" in content and "replace" not in content:
        body = from_espanso(text(match["form"]), form=True)
    else:
        body = from_espanso(body)
    if (regex := text(match.get("regex"))) and compiled(regex) is None:
        say("The regular expression is none that can be used here.")
    unknown = {key: value for key, value in match.items() if key not in _KNOWN}
    if unknown:
        say(f"{', '.join(unknown)[:120]} has no effect here.")
    return Snippet(
        uid=uid, folder=folder, name=text(match.get("label")), keywords=keywords,
        regex=text(match.get("regex")), text=body, html=from_espanso(text(match.get("html"))),
        markdown=from_espanso(text(match.get("markdown"))), image=text(match.get("image_path")),
        search_terms=texts(match.get("search_terms")), comment=text(match.get("comment")),
        expansion=_expansion(match, say), fields=fields_of(match.get("form_fields"), say),
        variables=found, extra=as_extra(unknown),
    )  # fmt: skip


def _shapes(match: Mapping[str, Value], say: Say) -> None:
    """Say which keys hold what they cannot."""
    for key, value in match.items():
        if value is None:
            wrong = False
        elif key in _FLAGS:
            wrong = not isinstance(value, bool)
        elif key in _LISTS:
            wrong = isinstance(value, dict)
        elif key in _TEXTS:
            wrong = isinstance(value, dict | list)
        else:
            wrong = key == "priority" and not isinstance(value, int)
        if wrong:
            say(f"{key} cannot be what it is here and is left out.")


def _variables(match: Mapping[str, Value], say: Say) -> tuple[Variable, ...]:
    told = match.get("vars")
    if told is not None and not isinstance(told, list):
        say("The variables are no list and are left out.")
    found = [variable_of(one, say) for one in told] if isinstance(told, list) else []
    return tuple(variable for variable in found if variable is not None)


def _expansion(match: Mapping[str, Value], say: Say) -> Expansion:
    word = flag(match.get("word"))
    style = text(match.get("uppercase_style")).lower()
    if style and style not in _STYLES:
        say(f"There is no uppercase_style {style[:40]}.")
    mode = text(match.get("force_mode")).lower()
    if mode and mode not in _MODES and mode != "default":
        say(f"There is no force_mode {mode[:40]}.")
    priority = match.get("priority")
    return Expansion(
        left_word=flag(match.get("left_word"), default=word),
        right_word=flag(match.get("right_word"), default=word),
        propagate_case=flag(match.get("propagate_case")),
        uppercase_style=_STYLES.get(style, ""),
        mode="clipboard" if flag(match.get("force_clipboard")) else _MODES.get(mode, ""),
        paragraph=flag(match.get("paragraph")),
        priority=priority if isinstance(priority, int) else 0,
    )


def match_of(snippet: Snippet, say: Say) -> dict[str, Value]:
    """Return a snippet as a match, with what espanso cannot hold beside it; say what it loses."""
    native = _native(snippet, say)
    back = snippet_of(native, "", "", lambda _: None) or Snippet(uid="")
    return {**native, kept.KEY: kept.beside(snippet, native, back)}


def _native(snippet: Snippet, say: Say) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if len(snippet.keywords) == 1:
        found["trigger"] = snippet.keywords[0]
    elif snippet.keywords:
        found["triggers"] = list(snippet.keywords)
    if snippet.regex and snippet.keywords:
        say("espanso takes the keywords and passes over the regular expression.")
    plain: dict[str, Value] = {
        "regex": snippet.regex, "label": snippet.name, "comment": snippet.comment,
        "search_terms": list(snippet.search_terms), "image_path": snippet.image,
    }  # fmt: skip
    found |= {key: value for key, value in plain.items() if value}
    found |= _content(snippet, say)
    found |= _expansion_to(snippet.expansion, say)
    return found | {k: v for k, v in from_extra(snippet.extra).items() if k not in _KNOWN}


def _content(snippet: Snippet, say: Say) -> dict[str, Value]:
    sources = {"replace": snippet.text, "html": snippet.html, "markdown": snippet.markdown}
    told = {key: source for key, source in sources.items() if source}
    if not told and not snippet.image:
        told = {"replace": ""}
    if len(told) > 1:
        # espanso would write the plain text, and never the rich one.
        told.pop("replace", None)
        say("espanso writes the rich text alone.")
    names = {variable.name for variable in snippet.variables} | {*group_names(snippet.regex)}
    form = _free("form", names)
    done = {key: to_espanso(source, names, form) for key, source in told.items()}
    asks = any(one.asks for one in done.values())
    if (
        asks
        and not snippet.variables
        and "replace" in done
        and not any(o.variables for o in done.values())
    ):
        return _form(snippet, to_espanso(snippet.text, names, ""), say)
    found: dict[str, Value] = {key: one.text for key, one in done.items()}
    variables = [*snippet.variables, *(v for one in done.values() for v in one.variables)]
    if asks:
        layout, fields = _layout(snippet, [*done.values()])
        variables.append(FormVariable(name=form, layout=layout, fields=fields))
    if variables:
        found["vars"] = [variable_to(variable) for variable in variables]
    _say_lost(done.values(), say)
    return found


def _form(snippet: Snippet, done: Translation, say: Say) -> dict[str, Value]:
    _say_lost([done], say)
    found: dict[str, Value] = {"form": done.text}
    _, fields = _layout(snippet, [done])
    told = tuple(field for field in fields if field != Field(name=field.name))
    return found | ({"form_fields": fields_to(told)} if told else {})


def _layout(snippet: Snippet, done: list[Translation]) -> tuple[str, tuple[Field, ...]]:
    """Return a form for what the texts ask for: a line for each field."""
    fields: dict[str, Field] = {}
    for one in done:
        for node in one.asks:
            fields.setdefault(node.name, field_of(node, snippet))
    return "\n".join(f"{name}: [[{name}]]" for name in fields), tuple(fields.values())


def _free(stem: str, names: set[str]) -> str:
    count = 1
    while f"{stem}{count}" in names:
        count += 1
    return f"{stem}{count}"


def _say_lost(done: Iterable[Translation], say: Say) -> None:
    lost = [what for one in done for what in one.lost]
    if lost:
        say(f"espanso has not {', '.join(dict.fromkeys(lost))[:200]}.")


def _expansion_to(expansion: Expansion, say: Say) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if expansion.left_word and expansion.right_word:
        found["word"] = True
    else:
        found |= {"left_word": True} if expansion.left_word else {}
        found |= {"right_word": True} if expansion.right_word else {}
    for key in ("propagate_case", "uppercase_style", "paragraph", "priority"):
        if value := getattr(expansion, key):
            found[key] = value
    if expansion.mode:
        found["force_mode"] = expansion.mode
    if not expansion.automatic:
        say("espanso expands every keyword as it is typed.")
    return found


def with_kept(snippet: Snippet, match: Mapping[str, Value], say: Say) -> Snippet:
    """Return a snippet with what was kept beside its match."""
    if kept.KEY not in match:
        return snippet
    native = {key: value for key, value in match.items() if key != kept.KEY}
    found = kept.restored(snippet, native, match[kept.KEY], HELD)
    if found is None:
        say("What Magpie kept beside the match is damaged and left out.")
        return snippet
    return msgspec.structs.replace(found, uid=found.uid or snippet.uid)
