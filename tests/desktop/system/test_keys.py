"""Key sequences: what is written is read back, and their numbers are X11's and Qt's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from Xlib import XK

from desktop.system.hotkey_choice import first_free
from desktop.system.keys import _NAMED, KeySequence, KeySequenceError, Modifier, from_qt, parse

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÄÖÜÉÑØ"
KEYS = st.sampled_from([*_NAMED, *LETTERS, *"`-=[]\\;',./<#"])
SEQUENCES = st.builds(KeySequence, st.frozensets(st.sampled_from(Modifier)), KEYS)


@given(SEQUENCES)
def test_what_is_written_is_read_back(sequence: KeySequence) -> None:
    assert parse(str(sequence)) == sequence
    assert parse(str(sequence).lower().replace("+", " + ")) == sequence


@given(st.text())
def test_any_text_is_a_sequence_or_refused(text: str) -> None:
    try:
        sequence = parse(text)
    except KeySequenceError:
        return
    assert parse(str(sequence)) == sequence


@given(SEQUENCES)
def test_numbers_are_those_of_qt(sequence: KeySequence) -> None:
    names = {"Enter": "Return", "Super": "Meta", "PageUp": "PgUp", "PageDown": "PgDown"}
    words = [m.value for m in Modifier if m in sequence.modifiers] + [sequence.key]
    spelt = "+".join(names.get(word, word) for word in words).replace("Plus", "+")
    assert QKeySequence(spelt) == QKeySequence(sequence.qt_key)


@pytest.mark.parametrize("name", sorted(_NAMED))
def test_keysyms_are_those_of_x11_under_the_portals_name(name: str) -> None:
    sequence = parse(name)
    assert XK.string_to_keysym(sequence.portal_trigger) == sequence.keysym


def test_qt_knows_the_named_keys() -> None:
    assert parse("F24").qt_key == Qt.Key.Key_F24.value
    assert parse("Super+Menu").qt_key == Qt.Key.Key_Menu.value | Qt.Modifier.META.value


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("ctrl+space", "Ctrl+Space"),
        (" Shift + CONTROL + a ", "Ctrl+Shift+A"),
        ("Win+Return", "Super+Enter"),
        ("Meta+esc", "Super+Escape"),
        ("Ctrl+Plus", "Ctrl+Plus"),
        ("alt+ö", "Alt+Ö"),
    ],
)
def test_spellings(written: str, canonical: str) -> None:
    assert str(parse(written)) == canonical


@pytest.mark.parametrize(
    "wrong", ["", "Ctrl", "Ctrl+", "Ctrl+Ctrl+A", "Hyper+A", "Ctrl+AB", "A+B", "ß", "字", "Ctrl++"]
)
def test_what_is_no_sequence(wrong: str) -> None:
    with pytest.raises(KeySequenceError):
        parse(wrong)


def test_portal_triggers() -> None:
    assert parse("Ctrl+Alt+Shift+Super+Space").portal_trigger == "CTRL+ALT+SHIFT+LOGO+space"
    assert parse("Ctrl+A").portal_trigger == "CTRL+a"
    assert parse("Ctrl+-").portal_trigger == "CTRL+minus"
    assert parse("Ctrl+Ö").portal_trigger == "CTRL+U00F6"


@pytest.mark.parametrize(
    ("written", "types"),
    [("A", True), ("Shift+A", True), ("Space", True), ("F5", False), ("Ctrl+A", False)],
)
def test_keys_that_people_type_with(written: str, types: bool) -> None:
    assert parse(written).types_text is types


@given(SEQUENCES, st.frozensets(st.integers(0, 30)))
def test_an_offer_is_free_and_not_what_was_wished(
    wished: KeySequence, taken: frozenset[int]
) -> None:
    tried: list[KeySequence] = []

    def is_free(key: KeySequence) -> bool:
        tried.append(key)
        return len(tried) not in taken

    offer = first_free(wished, is_free)
    assert offer != wished
    assert wished not in tried
    if offer is None:
        assert len(tried) >= 9
    else:
        assert offer == tried[-1]
        assert not offer.types_text


def test_an_offer_keeps_the_key_where_it_can() -> None:
    offer = first_free(parse("Ctrl+F12"), lambda _key: True)
    assert offer == parse("Ctrl+Shift+F12")


@given(SEQUENCES)
def test_qts_number_of_a_sequence_leads_back_to_it(sequence: KeySequence) -> None:
    modifiers = 0x7E000000
    assert from_qt(sequence.qt_key & ~modifiers, sequence.qt_key & modifiers) == sequence


def test_keys_that_no_sequence_names_are_none() -> None:
    volume, dead_acute, sharp_s = 0x01000072, 0x01001251, 0xDF
    assert not any(map(from_qt, (volume, dead_acute, sharp_s, 0x20AC), (0,) * 4))
