from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.locations import locate, path_to_uri, uri_to_path


@given(st.binary().map(lambda name: b"/" + name.replace(b"\0", b"")))
def test_any_path_survives_as_a_uri(path: bytes) -> None:
    uri = path_to_uri(path)
    assert uri.isascii()
    assert uri_to_path(uri) == path


@pytest.mark.parametrize("uri", ["", "/plain", "file://host/x", "http://x/", "file:///a%00b"])
def test_what_is_no_file_uri_is_refused(uri: str) -> None:
    with pytest.raises(ValueError, match="file URI"):
        uri_to_path(uri)


def test_everything_lies_in_the_home_and_is_the_owners(home: Path) -> None:
    locations = locate()
    locations.make()
    for folder in (locations.config, locations.data, locations.cache, locations.runtime):
        assert folder.is_relative_to(home)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_long_home_still_has_a_socket_path_that_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAGPIE_HOME", str(tmp_path / ("x" * 120)))
    locations = locate()
    assert len(os.fsencode(locations.socket)) <= 100
    locations.make()
    assert stat.S_IMODE(locations.socket.parent.stat().st_mode) == 0o700


def test_the_contract_imports_only_the_standard_library_and_msgspec() -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "import indexer.contract.codec, indexer.contract.locations\n"
        "new = {name.split('.')[0] for name in set(sys.modules) - before}\n"
        "allowed = {'indexer', 'msgspec', 'typing_extensions'}\n"  # msgspec takes the last along
        "print(sorted(new - set(sys.stdlib_module_names) - allowed))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
