"""Snippets: texts written once and filled in where they are used.

Pure: nothing here knows a screen, a clock, a clipboard, a file or a process; all of that comes from
the caller (`Surroundings`). The model is `indexer.contract.snippets`, GRAMMAR.md tells what may
stand in a template, and `formats` reads and writes what other programs have.
"""

from indexer.contract.templates import (
    Cursor,
    FormField,
    Node,
    Offset,
    Placeholder,
    Problem,
    Template,
    Text,
    literal,
    parse,
    unparse,
)
from indexer.snippets.known import check, check_snippet, hints
from indexer.snippets.questions import Question, commands_of, questions_of
from indexer.snippets.regexes import compiled, group_names
from indexer.snippets.rendering import render
from indexer.snippets.surroundings import Command, Missing, Rendered, Surroundings
from indexer.snippets.variables import runnable

__all__ = [
    "Command",
    "Cursor",
    "FormField",
    "Missing",
    "Node",
    "Offset",
    "Placeholder",
    "Problem",
    "Question",
    "Rendered",
    "Surroundings",
    "Template",
    "Text",
    "check",
    "check_snippet",
    "commands_of",
    "compiled",
    "group_names",
    "hints",
    "literal",
    "parse",
    "questions_of",
    "render",
    "runnable",
    "unparse",
]
