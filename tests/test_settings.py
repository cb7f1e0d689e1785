from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from indexer.settings import Index, Search, Settings, load, template, write_template


def write(path: Path, text: str) -> Path:
    file = path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_no_file_means_defaults(tmp_path: Path) -> None:
    loaded = load(tmp_path / "settings.toml")
    assert loaded.settings == Settings()
    assert loaded.problems == ()


def test_what_is_set_counts(tmp_path: Path) -> None:
    file = write(tmp_path, '[index]\nmax_file_mb = 7\n[search]\nmodel = "other"\n')
    assert load(file).settings == Settings(Index(max_file_mb=7), Search(model="other"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[index]\nmax_file_mbs = 7", 'did you mean "index.max_file_mb"'),
        ("[indx]\nhidden = true", 'did you mean "index"'),
        ("[index]\nmax_file_mb = 0", "index.max_file_mb"),
        ('[index]\nhidden = "yes"', "index.hidden"),
        ('[index]\non_battery = "stop"', "index.on_battery"),
        ("index = 3", "write [index]"),
        ("[index", "defaults are used"),
    ],
)
def test_one_clear_line_says_what_is_wrong_and_nothing_else_suffers(
    tmp_path: Path, text: str, words: str
) -> None:
    loaded = load(write(tmp_path, text))
    assert loaded.settings == Settings()
    (line,) = loaded.problems
    assert words in line
    assert "\n" not in line or "[index" in text


def test_a_wrong_value_leaves_the_others_in_force(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, "[index]\nmax_file_mb = -1\nhidden = true"))
    assert loaded.settings.index == Index(hidden=True)


def test_a_file_that_is_not_text_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert load(file).problems


def test_the_template_is_valid_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    write_template(file)
    assert load(file) == load(tmp_path / "missing.toml")


def test_every_default_in_the_template_is_the_default(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") if " = " in line else line for line in template().splitlines()]
    table = tomllib.loads("\n".join(lines))
    assert msgspec.convert(table, Settings) == Settings()


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = write(tmp_path, "# mine")
    write_template(file)
    assert file.read_text(encoding="utf-8") == "# mine"


def test_every_setting_is_documented_in_the_readme() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for section, kind in (("index", Index), ("search", Search)):
        for key in kind.__struct_fields__:
            assert f"`{section}.{key}`" in readme
