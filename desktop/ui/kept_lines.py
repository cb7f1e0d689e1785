"""The lines of `lines` that are about clips and snippets."""

from __future__ import annotations

from typing import Final

from desktop.ui.translation import mark

CLIPS: Final = (
    mark("The clipboard history is paused."),
    mark("The clipboard history goes on."),
    mark("The clip is pinned."),
    mark("The clip is not pinned."),
    mark("The clipboard history is unlocked."),
    mark("The keyring is asked."),
    mark("The clipboard history is off."),
    mark("Unlock the clipboard history first."),
    mark("That is not the passphrase of the clipboard history."),
    mark("The keyring waits for you; answer it first."),
    mark(
        "There is no keyring on this computer: the clipboard history is kept in memory and ends"
        " with Magpie. Set a passphrase to keep it."
    ),
    mark("The keyring is locked: the clipboard history is kept in memory until you unlock it."),
    mark(
        "The keyring waits for you to unlock it; until then the clipboard history is kept in"
        " memory."
    ),
    mark("The clipboard history waits for your passphrase; until then it is kept in memory."),
    mark("The clipboard history's file is damaged."),
    mark("1 clip is forgotten."),
    mark("1 clip is deleted."),
    mark("1 clip is exported."),
    mark("1 clip is imported."),
    mark("Nothing was copied in that time that is not pinned."),
    mark("The text is too long to be edited here."),
    mark("There is no text in it."),
    mark("The edited text looks like a secret and was not kept."),
    mark("The edited text was not kept."),
    mark("The clipboard history opens with your passphrase from now on."),
    mark("The clipboard history opens with the keyring from now on."),
    mark("The clipboard history is encrypted with a new key."),
    mark("Set the passphrase anew: that makes another key."),
)
SNIPPETS: Final = (
    mark("Unlock the snippet collection first."),
    mark("That is not the passphrase of the snippet collection."),
    mark(
        "There is no keyring on this computer: the snippet collection is kept in memory and ends"
        " with Magpie. Set a passphrase to keep it."
    ),
    mark("The keyring is locked: the snippet collection is kept in memory until you unlock it."),
    mark(
        "The keyring waits for you to unlock it; until then the snippet collection is kept in"
        " memory."
    ),
    mark("The snippet collection waits for your passphrase; until then it is kept in memory."),
    mark("The snippet collection's file is damaged."),
    mark("1 snippet is deleted."),
    mark("A snippet needs a text."),
    mark("The regular expression cannot be read."),
    mark("The snippet is too large."),
    mark("The snippet has something in it that cannot be kept."),
    mark("The filled in snippet is too long to be used."),
    mark("There are no snippets to export."),
    mark("The snippet collection is being opened."),
    mark("What comes from a followed folder comes back while it is there."),
    mark("There is no such file or folder."),
    mark("There are no snippets of a known format in it."),
    mark("The folder holds too many files."),
    mark("The files are too large."),
    mark("The command may run."),
    mark("The command may not run any more."),
)
# What is amiss in a snippet's template, and what could not be filled in.
FILLED_IN: Final = (
    mark("The placeholder has no }} and stays text."),
    mark("This is no placeholder and stays text."),
    mark("The clipboard is empty."),
    mark("There are not that many clips."),
    mark("Nothing is selected."),
    mark("Nothing is chosen yet."),
    mark("This is not filled in yet."),
    mark("There is nothing to choose from."),
    mark("Too many snippets hold each other."),
    mark("Too many variables refer to each other."),
    mark("The text grew too long and ends here."),
    mark("Values can be handed to sh, bash and zsh alone."),
    mark("This would run a command that you have not approved."),
    mark("The command failed."),
    mark("A value may not be part of what a program runs."),
    mark("The date is too far away."),
    mark("The format is too long."),
    mark("The format has letters that mean nothing: put words in 'quotes'."),
    mark("The format is none that dates are written by."),
    mark("The offset is none."),
    mark("A clip has a number: 0 is the latest."),
)
