from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.declared import declared, value_of
from indexer.settings import Index, Search, Settings, load, template
from indexer.settings.writing import UnwritableError, with_setting


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
        ("[index]\ntheme = 7", 'did you mean "launcher.theme"'),
        ("[indx]\nhidden = true", 'did you mean "index"'),
        ("[index]\nmax_file_mb = 0", "index.max_file_mb must be a whole number from 1 to 4096"),
        ("[index]\nquiet_seconds = nan", "index.quiet_seconds must be a number from 0.05 to 60"),
        ('[index]\nhidden = "yes"', "index.hidden must be true or false"),
        ('[index]\non_battery = "paus"', 'must be "pause" or "run"; did you mean "pause"?'),
        ('[launcher]\nweb_search = "duckduckgo.com"', "must be an address"),
        ('[launcher.open]\n"application/pdf" = "zathura"', "hold {path} or {uri}"),
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
    assert "\n" not in line


def test_a_wrong_value_leaves_the_others_in_force(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, "[index]\nmax_file_mb = -1\nhidden = true"))
    assert loaded.settings.index == Index(hidden=True)


def test_a_slip_while_the_file_is_edited_changes_nothing_else(tmp_path: Path) -> None:
    before = Settings(Index(exclude=["*.key"], max_file_mb=7))
    assert load(write(tmp_path, "[index"), before).settings == before
    loaded = load(write(tmp_path, '[index]\nexclude = "*.key"\n'), before)
    assert loaded.settings == Settings(Index(exclude=["*.key"]))
    assert "what it was before stays" in loaded.problems[0]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"#" * (2 << 20)])
def test_a_file_that_is_no_text_or_far_too_large_is_reported(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    loaded = load(file)
    assert loaded.problems
    assert not loaded.readable


_values = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(['"pause"', "1979-05-27", "0x1F", "inf", "[[1]]", "{a.b = 1}", '"""\n"""'])
    | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
).map(str)
_names = st.sampled_from([*declared(), *Settings.__struct_fields__, "indx", '"a\\nb"', "x.y.z"])
_lines = st.one_of(
    _names.map("[{}]".format),
    st.builds("{} = {}".format, _names.map(lambda key: key.rpartition(".")[2]), _values),
    st.builds("{} = {}".format, _names, _values),
    st.text(max_size=20),
)


@given(st.lists(_lines, max_size=6).map("\n".join))
@settings(deadline=None, max_examples=300)
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = load(path)
    for line in loaded.problems:
        assert len(line.splitlines()) == 1
    for key, setting in declared().items():
        assert setting.check(value_of(loaded.settings, key)) == value_of(loaded.settings, key)


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_no_bytes_are_either(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(content)
        assert isinstance(load(path).settings, Settings)


_pieces = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["[index]", "[launcher.open]\n", '"""', "'", "= {", "]", "\n", "[[index]]\n", "."]
    ),
)


@st.composite
def _edited(draw: st.DrawFn) -> str:
    """Return the template after a few slips: stretches removed, copied and typed over."""
    text = template()
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 40)), len(text))
        again = text[start:end] if draw(st.booleans()) else ""
        text = text[:start] + draw(_pieces) + again * 2 + text[end:]
    return text.replace("# ", "", draw(st.integers(0, 9)))  # some of its lines are in force


@given(_edited(), st.sampled_from(sorted(declared())))
@settings(deadline=None, max_examples=200)
def test_slips_of_the_hand_are_told_in_clear_lines(text: str, key: str) -> None:
    before = Settings(Index(max_file_mb=7), Search(model="other"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        for known in (None, before):
            loaded = load(path, known)
            assert loaded.readable or loaded.settings == (known or Settings())
            assert loaded.readable or len(loaded.problems) == 1
            for line in loaded.problems:
                assert line.startswith("settings.toml")
                assert len(line.splitlines()) == 1
                assert "Traceback" not in line
    value = value_of(Settings(), key)
    with suppress(UnwritableError):  # what cannot be read is not written over
        assert value_of(_read(with_setting(text, key, value)), key) == value


def _read(text: str) -> Settings:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return load(path).settings
