"""What the portal's Settings tell, against a portal service on a private bus."""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.looks import Looks, PortalLooks, looks
from tests.desktop.system.settings_portal import (
    CONTRAST,
    GNOME_ICONS,
    KDE_ICONS,
    SCHEME,
    TEXT_SCALE,
    SettingsPortal,
)

_PATIENCE = 60.0


@pytest.fixture
def heard() -> SimpleQueue[Looks]:
    return SimpleQueue()


@pytest.fixture
def portal_looks(bus: str, heard: SimpleQueue[Looks]) -> Iterator[PortalLooks]:
    made = PortalLooks(heard.put, bus)
    yield made
    made.stop()


def test_it_tells_what_is_so_and_what_changes(
    bus: str, portal_looks: PortalLooks, heard: SimpleQueue[Looks]
) -> None:
    with SettingsPortal(bus, {SCHEME: ("u", 1), GNOME_ICONS: ("s", "Papirus")}) as portal:
        portal_looks.start()
        assert heard.get(timeout=_PATIENCE) == Looks("dark", icon_theme="Papirus")
        portal.set(("org.gnome.desktop.interface", "clock-format"), ("s", "24h"))
        portal.set(SCHEME, ("u", 2))
        assert heard.get(timeout=_PATIENCE) == Looks("light", icon_theme="Papirus")
        portal.set(SCHEME, ("u", 0))
        assert heard.get(timeout=_PATIENCE) == Looks(None, icon_theme="Papirus")
        portal.set(CONTRAST, ("u", 1))
        assert heard.get(timeout=_PATIENCE).more_contrast
        assert heard.empty()


def test_what_changes_while_it_is_asked_is_newer(
    bus: str, portal_looks: PortalLooks, heard: SimpleQueue[Looks]
) -> None:
    with SettingsPortal(bus, {SCHEME: ("u", 1)}) as portal:
        read = portal.service.methods["ReadAll"]

        def changing(call: Any) -> Any:
            answer = read(call)
            portal.set(SCHEME, ("u", 2))
            return answer

        portal.service.methods["ReadAll"] = changing
        portal_looks.start()
        told = [heard.get(timeout=_PATIENCE), heard.get(timeout=_PATIENCE)]
        assert told[-1] == Looks("light")


def test_without_a_portal_or_a_bus_nothing_is_told(bus: str, heard: SimpleQueue[Looks]) -> None:
    for address in (bus, "unix:path=/nowhere/at/all"):
        portal_looks = PortalLooks(heard.put, address)
        portal_looks.start()
        portal_looks.stop()
    assert heard.empty()


def test_after_the_end_it_does_not_begin(bus: str, heard: SimpleQueue[Looks]) -> None:
    with SettingsPortal(bus, {SCHEME: ("u", 1)}) as portal:
        portal_looks = PortalLooks(heard.put, bus)
        portal_looks.stop()
        portal_looks.start()
        assert heard.empty()
        assert not portal.service.calls


def test_a_variant_in_a_variant_is_read() -> None:
    assert looks({SCHEME: ("v", ("u", 1))}) == Looks("dark")


def test_kde_s_icons_go_before_gnome_s() -> None:
    both = {GNOME_ICONS: ("s", "Adwaita"), KDE_ICONS: ("s", "breeze")}
    assert looks(both).icon_theme == "breeze"
    assert looks({**both, KDE_ICONS: ("s", "")}).icon_theme == "Adwaita"


_WORDS = st.sampled_from(["", "u", "Adwaita"])
_VARIANTS = st.recursive(
    st.one_of(st.integers(), _WORDS, st.booleans(), st.floats(), st.none()),
    lambda inner: st.one_of(st.lists(inner), st.tuples(_WORDS, inner)),
    max_leaves=6,
)


def test_the_scale_of_text_is_one_that_can_be_read() -> None:
    assert looks({TEXT_SCALE: ("d", 1.25)}).text_scale == 1.25
    for wrong in (0.0, 40.0, float("nan"), "2"):
        assert looks({TEXT_SCALE: ("d", wrong)}).text_scale == 1.0


@given(
    st.dictionaries(
        st.sampled_from([SCHEME, CONTRAST, GNOME_ICONS, KDE_ICONS, TEXT_SCALE]), _VARIANTS
    )
)
def test_nothing_that_a_portal_says_is_an_error(values: dict[tuple[str, str], Any]) -> None:
    found = looks(values)
    assert found.scheme in {None, "light", "dark"}
    assert isinstance(found.icon_theme, str)
