from __future__ import annotations

import os
import tomllib
from pathlib import Path

import msgspec

from indexer.contract.declared import declared
from indexer.settings import Settings, load, template, write_template
from indexer.settings.template import write_whole

README = Path(__file__).parent.parent.parent / "README.md"


def test_the_template_is_valid_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    write_template(file)
    assert load(file) == load(tmp_path / "missing.toml")


def test_every_default_in_the_template_is_the_default() -> None:
    lines = [line.removeprefix("# ") if " = " in line else line for line in template().splitlines()]
    table = tomllib.loads("\n".join(lines))
    assert msgspec.convert(table, Settings) == Settings()


def test_every_setting_stands_in_the_template_with_its_explanation() -> None:
    text = template()
    for key, setting in declared().items():
        assert f"# {setting.text}" in text
        assert f"\n# {key.partition('.')[2]} = " in text


def test_every_setting_is_documented_in_the_readme_with_its_default() -> None:
    readme = README.read_text(encoding="utf-8")
    for key, setting in declared().items():
        default = msgspec.json.encode(setting.default).decode()
        assert f"| `{key}` | `{default}` |" in readme


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine", encoding="utf-8")
    write_template(file)
    assert file.read_text(encoding="utf-8") == "# mine"


def test_a_link_and_the_permissions_of_its_file_are_kept(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "magpie.toml"
    kept.parent.mkdir()
    kept.write_text("# mine", encoding="utf-8")
    kept.chmod(0o640)
    link = tmp_path / "settings.toml"
    link.symlink_to(kept)
    write_whole(link, "# other")
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "# other"
    assert os.stat(kept).st_mode & 0o777 == 0o640
    assert os.listdir(kept.parent) == ["magpie.toml"]
