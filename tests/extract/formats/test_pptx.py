from __future__ import annotations

import io

import pptx
from pptx.util import Inches

from tests.extract.checks import extracted


def presentation() -> bytes:
    made = pptx.Presentation()
    made.core_properties.title = "PowerPoint Presentation"
    first = made.slides.add_slide(made.slide_layouts[1])
    first.shapes.title.text = "The first"
    first.placeholders[1].text = "One\nTwo"
    first.notes_slide.notes_text_frame.text = "Say this"
    made.slides.add_slide(made.slide_layouts[6])
    third = made.slides.add_slide(made.slide_layouts[6])
    group = third.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "In a group"
    table = third.shapes.add_table(1, 2, 0, 0, Inches(2), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_slides_notes_groups_and_tables() -> None:
    found = extracted("a.pptx", presentation())
    assert found.title == "The first"
    assert found.unit == "slide"
    assert found.text == "The first\nOne\nTwo\nSay this\n\nIn a group\na\tb"
    assert [(part.number, part.name) for part in found.parts] == [
        (1, "The first"),
        (2, ""),
        (3, ""),
    ]
    assert [heading.text for heading in found.headings] == ["The first"]
    assert found.text[found.parts[2].start :].startswith("In a group")
