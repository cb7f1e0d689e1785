from __future__ import annotations

from pathlib import Path

import pytest

from indexer.contract.declared import SettingError
from indexer.errors import MagpieError
from indexer.settings import Index, Settings, SettingsFile, load, template, write_template


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "settings.toml"
    write_template(found)
    return found


@pytest.fixture
def file(path: Path) -> SettingsFile:
    return SettingsFile(path, load(path))


def test_a_change_is_in_force_and_in_the_file(path: Path, file: SettingsFile) -> None:
    before, after = file.change("index.hidden", True)
    assert (before, after) == (Settings(), Settings(Index(hidden=True)))
    assert file.loaded == load(path)
    assert file.revision == 2


def test_a_reset_gives_the_default_back(path: Path, file: SettingsFile) -> None:
    file.change("index.hidden", True)
    file.change("index.max_file_mb", 9)
    assert file.reset(["index.hidden"])[1] == Settings(Index(max_file_mb=9))
    assert file.reset(None)[1] == Settings()
    assert path.read_text(encoding="utf-8") == template()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("index.hiden", True, 'did you mean "index.hidden"'),
        ("index", True, "there is no setting"),
        ("index.hidden", 1, "must be true or false"),
        ("index.max_file_mb", 1e9, "from 1 to 4096"),
        ("launcher.theme", "drak", 'did you mean "dark"'),
    ],
)
def test_what_may_not_be_had_is_refused(
    path: Path, file: SettingsFile, key: str, value: object, words: str
) -> None:
    with pytest.raises(SettingError, match=words):
        file.change(key, value)
    assert path.read_text(encoding="utf-8") == template()
    assert file.revision == 1


def test_what_was_edited_meanwhile_is_kept(path: Path, file: SettingsFile) -> None:
    path.write_text("[index]\nmax_file_mb = 9  # small\n", encoding="utf-8")
    assert file.change("index.hidden", True)[1] == Settings(Index(max_file_mb=9, hidden=True))
    assert "# small" in path.read_text(encoding="utf-8")


def test_a_broken_file_stays_as_it_is(path: Path, file: SettingsFile) -> None:
    path.write_text("[index", encoding="utf-8")
    with pytest.raises(MagpieError, match="mended"):
        file.change("index.hidden", True)
    assert path.read_text(encoding="utf-8") == "[index"


def test_nothing_new_is_no_new_revision(path: Path, file: SettingsFile) -> None:
    path.write_text(template() + "# a remark\n", encoding="utf-8")
    file.refresh()
    assert file.revision == 1
    path.write_text("[indx]\n", encoding="utf-8")
    file.refresh()
    assert file.revision == 2


def test_a_file_that_is_gone_is_made_from_the_template(path: Path, file: SettingsFile) -> None:
    path.unlink()
    file.change("index.hidden", True)
    assert "# hidden = false\nhidden = true\n" in path.read_text(encoding="utf-8")
