"""The English lines that are made outside of `desktop/ui` and shown there, for the catalogues.

`desktop.ui.telling` says what the names in braces stand for. A test looks through the sources of
these lines for one that is missing here.
"""

from __future__ import annotations

from typing import Final

from desktop.ui.kept_lines import CLIPS, FILLED_IN, SNIPPETS
from desktop.ui.translation import mark

_CONNECTION: Final = (
    mark("Magpie's service does not answer."),
    mark("Magpie's service keeps ending; its log tells why."),
    mark("Magpie's service cannot be started; is the installation complete?"),
    mark("Search by meaning is not ready yet; these hits are found by words."),
    mark("Not all of it fits into one message; search more closely."),
)
_DONE: Final = (
    mark("Indexing is paused."),
    mark("Indexing goes on."),
    mark("The indexes are built anew once indexing goes on."),
    mark("The indexes are built anew in the background."),
    mark("What was opened is forgotten."),
    mark("There is no such hit."),
    mark("Too many clients."),
    mark("There is no such file any more."),
    mark("The settings cannot be changed: index.exclude is to be a list."),
)
_WHY: Final = (
    mark("Add its folder with `magpie index add PATH`."),
    mark("Found by its words."),
    mark("Its words wait to be written to the index."),
    mark("as you asked"),
    mark("running on battery"),
    mark("other programs need the machine"),
)
_RULES: Final = (
    mark("hidden file"),
    mark("not a regular file"),
    mark("symbolic link"),
    mark("not in a watched folder"),
    mark("lock file"),
    mark("temporary file"),
    mark("an editor's swap file"),
    mark("an editor's backup file"),
    mark("unfinished download"),
    mark("a file browser's own file"),
    mark("a Python virtual environment"),
    mark("a conda environment"),
    mark("a cache: the folder holds CACHEDIR.TAG"),
)
_KINDS: Final = (
    mark("An image"),
    mark("A sound"),
    mark("A video"),
    mark("A sound or video"),
    mark("An archive"),
    mark("A compressed file"),
    mark("A program"),
    mark("A font"),
    mark("A database"),
    mark("A drawing"),
    mark("A PostScript file"),
    mark("A document of a kind that is not read yet"),
    mark("A binary file of an unknown kind"),
)
_UNREAD: Final = (
    mark("The file is empty."),
    mark("Magpie may not read this file."),
    mark("This is a symbolic link."),
    mark("This is a folder."),
    mark("This is not a regular file."),
    mark("The disk reported an error while the file was read."),
    mark("The network folder lost the file while it was read."),
    mark("The network folder did not answer."),
    mark("Extracting the file takes more memory than it may."),
    mark("The system stopped the extraction: memory ran out."),
    mark("The file made the extraction crash."),
    mark("The PDF is damaged or not a PDF at all."),
    mark("The PDF is password-protected."),
    mark("The PDF is protected by an unsupported method."),
    mark("The PDF has no readable pages."),
    mark("The PDF cannot be opened."),
    mark("The PDF has no pages."),
    mark("None of the PDF's pages can be read."),
    mark("The package holds no document."),
    mark("The package is compressed by an unknown method."),
    mark("It unpacks to more than it may."),
    mark("Not a valid zip package: the file is cut short."),
    mark("Not a zip package, as its name says it is."),
    mark("Not an RTF document, as its name says it is."),
    mark("The document has no body."),
    mark("The document is password-protected."),
    mark("The content is of an older format than the name."),
    mark("The workbook is password-protected."),
    mark("The workbook is damaged or of no known kind."),
    mark("The book holds no list of its chapters."),
    mark("The book is copy-protected (DRM)."),
)
_PAGES: Final = (
    mark("Pages cannot be drawn now."),
    mark("The page cannot be drawn."),
    mark("The page takes too long to draw."),
    mark("The page takes too much memory to draw."),
    mark("The page is empty."),
    mark("Only a PDF's pages are drawn."),
)
_INDEXES: Final = (
    mark("The keyword index was damaged and is being rebuilt."),
    mark("The exported model's description cannot be read."),
    mark("The exported model is of another version of Magpie."),
    mark("The exported model is incomplete."),
    mark("The exported model is damaged."),
    mark("The exported model cannot be loaded."),
    mark("The exported model's tokenizer cannot be read."),
    mark("The embedding model failed on a text."),
    mark("Another process is preparing the model."),
    mark("add your folders again"),
)
_DESKTOP: Final = (
    mark("The file is not there any more"),
    mark("no terminal is installed"),
    mark("the template names no program"),
    mark("the template must contain {path} or {uri}"),
    mark("a quote in the Exec line is not closed"),
    mark("the Exec line names no program"),
    mark("there is no D-Bus session bus"),
    mark("the answer did not come in time"),
    mark("A key is missing after the modifiers"),
    mark("it is larger than 1 MiB"),
    mark("No closing quotation"),
    mark("No escaped character"),
)
# What the system calls its errors, as a sentence begins and within one.
_SYSTEM: Final = (
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("permission denied"),
    mark("Input/output error"),
    mark("input/output error"),
    mark("No space left on device"),
    mark("Read-only file system"),
    mark("Is a directory"),
    mark("Not a directory"),
    mark("File name too long"),
    mark("Too many open files"),
)

EXACT: Final = frozenset(
    _CONNECTION
    + _DONE
    + _WHY
    + _RULES
    + _KINDS
    + _UNREAD
    + _PAGES
    + _INDEXES
    + _DESKTOP
    + CLIPS
    + SNIPPETS
    + FILLED_IN
    + _SYSTEM
)

TEMPLATES: Final = (
    # What was done, or cannot be
    mark("{path} is now watched."),
    mark("{path} is already watched."),
    mark("{path} is a file; a folder is watched as a whole."),
    mark("{path} is missing; a folder is watched as a whole."),
    mark("{path} is not a watched folder; see `magpie index list`."),
    mark("{path} is no longer watched and its files are forgotten."),
    mark("%Ln files are read again."),
    mark("There is no clip {count}."),
    mark("%Ln clips are forgotten."),
    mark("%Ln clips are deleted."),
    mark("%Ln clips are exported."),
    mark("%Ln clips are imported."),
    mark("%Ln snippets are deleted."),
    mark("There is no snippet {name}."),
    mark("There is nothing called {name}: it stays text."),
    mark("There is nothing called {name}."),
    mark("There is no change called {name}."),
    mark("{name} knows no {part}."),
    mark("{name} has no offset."),
    mark("{name} takes nothing after a colon."),
    mark("{name} needs something after a colon."),
    mark("A field knows no {part}."),
    mark("There is no field of type {kind}."),
    mark("There is no variable {name}."),
    mark("There are no variables of type {kind}."),
    mark("{name} has no part {part}."),
    mark("{name} has nothing to choose from."),
    mark("The form {name} has no field {part}."),
    mark("{names} refer to each other."),
    mark("{names}: these snippets hold each other."),
    mark("There is no time zone {name}."),
    mark("There is no language {name}."),
    mark("{name} is read only: choose another format."),
    mark("The file or folder cannot be read: {error}."),
    mark("{path} cannot be taken in: {error}"),
    mark("{path} cannot be taken in: {error} What came from it stays."),
    mark("{path} cannot be read; what came from it stays."),
    mark("{path} and %Ln more cannot be read; what came from them stays."),
    mark("{path} holds no snippets any more; what came from it stays."),
    mark("{path} is followed already, as a part of {folder}."),
    mark("1 snippet was changed here and in {path}; yours stay as they are."),
    mark("%Ln snippets were changed here and in {path}; yours stay as they are."),
    mark("{path} is followed: nothing is written there."),
    mark("{path} cannot be written: {error}."),
    mark("{path} would be overwritten; nothing was written."),
    mark("{path} and %Ln more would be overwritten; nothing was written."),
    mark("{path} is not there: your snippets are written once it is again."),
    mark("{path} is another folder than it was: nothing is written there."),
    mark("{path} has files that Magpie did not write, which stay as they are: {names}"),
    mark(
        "Most snippets that were written to {path} are missing: nothing is changed there."
        " Take them in from there, or choose the folder anew."
    ),
    mark("{path} is left out already: {rule}."),
    mark("{path} is left out from now on."),
    mark("{path} is itself a watched folder; `magpie index remove` stops watching it."),
    mark("{path} is in no watched folder."),
    mark("{path} is not indexed; `magpie index why PATH` tells why."),
    mark("{path} has no text that others could be compared with."),
    mark("This Magpie speaks protocol {ours}, not {theirs}: restart it after an update."),
    mark("The service failed on this request ({name}); see its log."),
    # Why a file is found or not
    mark("{path} is left out: {rule}."),
    mark("{path} cannot be looked at: {error}."),
    mark("{path} is watched: {all} files are indexed, {count} failed."),
    mark("{path} waits to be read ({count} in the queue)."),
    mark("{path} waits to be read ({count} in the queue; indexing pauses: {why})."),
    mark("{path} is found by its name only: {reason}"),
    mark("{path} is found by its name only, as its text could not be read: {reason}"),
    mark("{path} is indexed."),
    mark("Read {when}, {mime}."),
    mark("Read {when} with {extractor}, {mime}."),
    mark("Tried {when} with {extractor}; tried again when the file or Magpie changes."),
    mark("{count} of its {all} passages are found by meaning."),
    # Rules
    mark("larger than {size} MB"),
    mark("hidden folder {name}"),
    mark("folder {name} is excluded by default"),
    mark("folder {name} is build output: {neighbour} is beside it"),
    mark("excluded in the settings: `{pattern}`"),
    mark("{file} line {line} of {folder}: `{pattern}`"),
    mark("on a remote file system ({name})"),
    mark("on a system file system ({name})"),
    # Files whose text could not be read
    mark("{kind}: only the name is indexed."),
    mark("The file is {size}; the limit is {limit}."),
    mark("The file grew past the limit of {limit}."),
    mark("The file cannot be read: {error}."),
    mark("Extracting the file took longer than {seconds} s."),
    mark("The package holds over {count} files."),
    mark("The package lacks {name}."),
    mark("The package's {name} is not valid XML."),
    mark("A damaged zip package: {name} cannot be unpacked."),
    mark("Unpacked, it takes over {size} MB."),
    mark("Its text cannot be stored ({name})."),
    mark("The PDF has no page {page}."),
    # What needs attention
    mark("{path} is not there; it is looked for again and again"),
    mark("{path} is on a remote file system ({name}): changes are found by polling"),
    mark("{path}: cannot be read: {error}"),
    mark("%Ln more folders cannot be read"),
    mark("%Ln folders are polled, as the system tells no changes"),
    mark(
        "%Ln folders are polled, as the system's limit on watches is reached. "
        "To raise it: sudo sysctl -w {setting} "
        "(to keep it, put {line} into /etc/sysctl.d/60-magpie.conf)"
    ),
    mark("Search by meaning is off: {error}"),
    mark("Search by meaning is not up to date ({name})."),
    mark("Indexing keeps failing; see {path}."),
    mark("The catalog was damaged ({verdict}); it was set aside as {file}, {where}."),
    mark("%Ln folders were kept"),
    mark("The model {name} is not installed."),
    mark("The model {name} cannot be loaded: {error}"),
    mark("The model {name} has no fast tokenizer: it cannot run outside torch."),
    mark("The model {name} cannot be exported: its vectors would differ (mean cosine {cosine})."),
    mark("The model cannot be exported: {error}"),
    mark("The model {name} took too long to prepare."),
    mark("The model {name} cannot be prepared: {error}"),
    # Settings
    mark("{file} cannot be read, so the settings before stay: {error}"),
    mark("{file} cannot be read, so defaults are used: {error}"),
    mark('{file}: unknown setting "{name}"'),
    mark('{file}: unknown setting "{name}"; did you mean "{other}"?'),
    mark("{file}: {section} is a section: write [{header}]"),
    mark("{file}: {error}; what it was before stays"),
    mark("{file}: {error}; its default is used"),
    mark('{error}; did you mean "{other}"?'),
    mark("{key} {wish}"),
    mark("{file} cannot be read: {error}"),
    mark("{file} cannot be written: {error}"),
    mark("Cannot write {file}: {error}"),
    mark("The settings cannot be changed, as they are no TOML: {error}"),
    mark("The settings file cannot be changed until it is mended: {error}"),
    mark("Magpie cannot change {name} as the file is written; edit it there."),
    mark("{section} is a section: write [{header}] in the file first."),
    # Programs and keys
    mark("{name} is not installed any more"),
    mark("{name} is not there any more"),
    mark("{name} is not installed"),
    mark("{name} cannot be started: {error}"),
    mark("{name} failed: {error}"),
    mark("{name} had no answer: {error}"),
    mark("no D-Bus session bus: {error}"),
    mark("{name} is none of {{path}}, {{uri}}, {{page}}, {{line}}"),
    mark("{template}: {error}"),
    mark("%{code} must be an argument of its own"),
    mark("%{code} is no field code"),
    mark("“{name}” is no modifier key (Ctrl, Alt, Shift, Super)"),
    mark("{name} is named twice"),
    mark("“{name}” is no key that Magpie knows"),
    # Where a passage stands
    mark("p. {page}"),
    mark("slide {page}"),
    mark("sheet {name}"),
    mark("ch. {page}"),
    mark("ch. {page} “{name}”"),
    mark("line {first}"),
    mark("lines {first}–{last}"),
    mark("row {first}"),
    mark("rows {first}–{last}"),
    mark("{where}, line {first}"),
    mark("{where}, lines {first}–{last}"),
    mark("{where}, row {first}"),
    mark("{where}, rows {first}–{last}"),
    # How a question for a number of days was understood
    mark("{unit} until {day}"),
    mark("{unit} since {day}"),
)
