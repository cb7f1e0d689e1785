"""How programs are told the page or line of a file; pure."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from desktop.errors import DesktopError
from desktop.system.default_apps import Application
from desktop.system.exec_line import expand, file_uri, split, substitute
from desktop.system.ports import Place

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_FILE_CODES = {"%f", "%F", "%u", "%U"}

# Pages count from 1 in all of these; evince takes 1 off its "index" itself.
_EVINCE = ("--page-index={page}", "{path}")
_BROWSER = ("{uri}#page={page}",)
_PAGE_VIEWERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("evince", "papers", "atril", "xreader"), _EVINCE),
    "okular": ("--page", "{page}", "{path}"),
    "zathura": ("-P", "{page}", "{path}"),
    "qpdfview": ("{path}#{page}",),
    **dict.fromkeys(("mupdf", "mupdf-gl", "mupdf-x11"), ("{path}", "{page}")),
    **dict.fromkeys(("firefox", "firefox-esr", "chromium", "chromium-browser"), _BROWSER),
    **dict.fromkeys(("google-chrome", "google-chrome-stable", "brave-browser"), _BROWSER),
    **dict.fromkeys(("microsoft-edge", "microsoft-edge-stable", "vivaldi-stable"), _BROWSER),
}
_GOTO = ("--goto", "{path}:{line}")
_PLUS = ("+{line}", "{path}")
_LINE = ("--line", "{line}", "{path}")
_COLON = ("{path}:{line}",)
_LINE_VIEWERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "code-oss", "codium"), _GOTO),
    **dict.fromkeys(("kate", "kwrite", "geany"), _LINE),
    **dict.fromkeys(("gedit", "pluma", "xed"), _PLUS),
    "gnome-text-editor": ("{path}", "+{line}"),  # only after the file it belongs to
    **dict.fromkeys(("vim", "gvim", "nvim", "nano", "emacs", "emacsclient"), _PLUS),
    **dict.fromkeys(("subl", "zed", "zeditor"), _COLON),
}
_FLATPAK_COMMANDS = {
    "org.gnome.Evince": "evince",
    "org.gnome.Papers": "papers",
    "org.kde.okular": "okular",
    "org.kde.kate": "kate",
    "org.gnome.gedit": "gedit",
    "org.gnome.TextEditor": "gnome-text-editor",
    "com.visualstudio.code": "code",
    "com.vscodium.codium": "codium",
    "org.mozilla.firefox": "firefox",
}


class TemplateError(DesktopError):
    """A template of the settings cannot be used."""


def command(application: Application, place: Place) -> tuple[list[str], bool]:
    """Return the command that opens a place, and whether it names the page or line.

    Raises:
        ExecLineError: when the application's Exec line is broken.
    """
    words = split(application.exec_line)
    arguments = _arguments(_program(words), place)
    spot = next((i for i, word in enumerate(words) if word in _FILE_CODES), 0)
    # Flatpak forwards what stands between two of these, which must be files and nothing else.
    forwarded = spot > 1 and words[spot - 1] in {"@@", "@@u"}
    if not arguments or not spot or (forwarded and arguments[-1] != "{path}"):
        path = os.fsdecode(place.path)
        return expand(application.exec_line, [path], application.facts)[0], False
    filled = fill(arguments, place)
    after = [word for word in words[spot + 1 :] if word not in _FILE_CODES]
    if forwarded:
        before, marker = words[: spot - 1], words[spot - 1]
        file = file_uri(filled[-1]) if words[spot] in {"%u", "%U"} else filled[-1]
        middle = [*filled[:-1], marker, file]
    else:
        before, middle = words[:spot], filled
    facts = application.facts
    return substitute(before, [], facts) + middle + substitute(after, [], facts), True


def _program(words: Sequence[str]) -> str:
    """Find what is really run: behind `env` and its variables, and in a Flatpak."""
    rest = list(words)
    if os.path.basename(rest[0]) == "env":
        rest = rest[1:]
        while rest and ("=" in rest[0] or rest[0].startswith("-")):
            rest = rest[1:]
    if not rest:
        return ""
    name = os.path.basename(rest[0])
    if name != "flatpak":
        return name
    for word in rest:
        if word.startswith("--command="):
            return os.path.basename(word.removeprefix("--command="))
    return next((_FLATPAK_COMMANDS[word] for word in rest if word in _FLATPAK_COMMANDS), "")


def _arguments(program: str, place: Place) -> tuple[str, ...]:
    if place.page is not None and program in _PAGE_VIEWERS:
        return _PAGE_VIEWERS[program]
    if place.line is not None and program in _LINE_VIEWERS:
        return _LINE_VIEWERS[program]
    return ()


def fill(arguments: Iterable[str], place: Place) -> list[str]:
    """Put a place into arguments: {path}, {uri}, {page} and {line} (1 where unknown).

    Raises:
        TemplateError: for any other name in braces.
    """
    path = os.fsdecode(place.path)
    values = {
        "path": path,
        "uri": file_uri(path),
        "page": str(place.page or 1),
        "line": str(place.line or 1),
    }

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise TemplateError(f"{found[0]} is none of {{path}}, {{uri}}, {{page}}, {{line}}")
        return values[found[1]]

    return [_PLACEHOLDER.sub(value, argument) for argument in arguments]


def read_template(template: str) -> list[str]:
    """Split a template such as "zathura -P {page} {path}" into arguments, as a shell would.

    Raises:
        TemplateError: when a quote is open, the program is missing, a name in braces is unknown,
            or the file is nowhere in it.
    """
    try:
        arguments = shlex.split(template)
    except ValueError as failure:
        raise TemplateError(f"{template}: {failure}") from failure
    if not arguments:
        raise TemplateError("the template names no program")
    fill(arguments, Place(b"/"))
    if not any("{path}" in argument or "{uri}" in argument for argument in arguments):
        raise TemplateError("the template must contain {path} or {uri}")
    return arguments


def template_for(types: Iterable[str], templates: dict[str, str]) -> str | None:
    """Return the first template whose MIME type or pattern ("text/*") fits one of `types`."""
    for mime in types:
        for pattern, template in templates.items():
            if fnmatchcase(mime, pattern):
                return template
    return None
