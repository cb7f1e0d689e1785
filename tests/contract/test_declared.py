from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.declared import (
    SettingError,
    changed,
    declared,
    find,
    value_of,
    with_value,
)
from indexer.contract.settings import Launcher, Page, Settings

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("key", declared())
def test_each_setting_says_all_that_its_row_needs(key: str) -> None:
    setting = find(key)
    assert setting.title
    assert setting.text.endswith(".")
    assert setting.page in get_args(Page)
    assert setting.check(setting.default) == setting.default
    if setting.kind == "choice":
        for choice in setting.words:
            assert setting.check(choice) == choice
    if setting.kind == "number":
        assert setting.low is not None
        assert setting.high is not None
        assert setting.low <= float(str(setting.default)) <= setting.high


@pytest.mark.parametrize("key", declared())
@given(value=_json)
def test_a_value_is_taken_as_it_is_or_refused_in_one_line(key: str, value: object) -> None:
    try:
        checked = find(key).check(value)
    except SettingError as error:
        refused = str(error).splitlines()
    else:
        refused = []
    assert len(refused) <= 1
    if refused:
        return
    assert checked == value
    settings = with_value(Settings(), key, checked)
    assert value_of(settings, key) == value
    assert changed(Settings(), settings) == ({key} if value != find(key).default else set())


def test_what_differs_is_named() -> None:
    other = Settings(launcher=Launcher(theme="dark", text_size=120))
    assert changed(Settings(), other) == {"launcher.theme", "launcher.text_size"}
