"""Templates: what may stand in a snippet's text, read and written (`indexer/snippets/GRAMMAR.md`).

Part of the contract, as the query language is: an editor takes the same text for a placeholder,
while it is typed, as the service that fills it in.
"""

from indexer.contract.templates.nodes import (
    Cursor,
    FormField,
    Node,
    Offset,
    Placeholder,
    Problem,
    Template,
    Text,
)
from indexer.contract.templates.parsing import ARGUMENT, parse
from indexer.contract.templates.unparsing import literal, unparse

__all__ = [
    "ARGUMENT",
    "Cursor",
    "FormField",
    "Node",
    "Offset",
    "Placeholder",
    "Problem",
    "Template",
    "Text",
    "literal",
    "parse",
    "unparse",
]
