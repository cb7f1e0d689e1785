"""Ignore rules: tables of cases, and the same answers as git."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.watch import Filter, Rules
from indexer.watch.defaults import CACHE_TAG_SIGNATURE
from indexer.watch.ignore import Scope
from indexer.watch.mounts import Mounts
from indexer.watch.patterns import compile_patterns, for_root, pattern_for
from indexer.watch.rules import Exclusion

Tree = dict[str, str | bytes]


def make(root: Path, tree: Tree) -> bytes:
    for name, content in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return os.fsencode(root)


def why(root: bytes, path: str, rules: Rules | None = None) -> str | None:
    found = Filter(root, rules or Rules(), mounts=Mounts({})).why_excluded(
        os.path.join(root, os.fsencode(path))
    )
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("notes.txt", None),
        (".secret", "hidden file"),
        (".config/app.txt", "hidden folder .config"),
        ("a/node_modules/x/readme.md", "folder node_modules is excluded by default"),
        (".git/HEAD", "folder .git is excluded by default"),
        ("a/__pycache__/b.pyc", "folder __pycache__ is excluded by default"),
        ("~$report.docx", "temporary file"),
        ("x.TMP", "temporary file"),
        ("draft.txt~", "an editor's backup file"),
        ("film.mkv.part", "unfinished download"),
        ("film.mkv.crdownload", "unfinished download"),
        ("Cargo.lock", "lock file"),
        ("partial.txt", None),
        ("a/Thumbs.db", "a file browser's own file"),
    ],
)
def test_default_exclusions(tmp_path: Path, path: str, reason: str | None) -> None:
    assert why(make(tmp_path, {path: "x"}), path) == reason


@pytest.mark.parametrize(
    ("name", "beside", "excluded"),
    [
        ("build", None, False),
        ("build", "house.txt", False),
        ("build", "pyproject.toml", True),
        ("build", "CMakeLists.txt", True),
        ("target", "Cargo.toml", True),
        ("target", "pyproject.toml", False),
        ("dist", "package.json", True),
        ("vendor", "go.mod", True),
    ],
)
def test_build_output_needs_its_build_system_beside_it(
    tmp_path: Path, name: str, beside: str | None, excluded: bool
) -> None:
    tree: Tree = {f"{name}/plan.txt": "x"}
    if beside:
        tree[beside] = "x"
    reason = why(make(tmp_path, tree), f"{name}/plan.txt")
    assert reason == (f"folder {name} is build output: {beside} is beside it" if excluded else None)


def test_caches_and_environments_are_known_by_what_they_hold(tmp_path: Path) -> None:
    root = make(
        tmp_path,
        {
            "env/pyvenv.cfg": "",
            "env/lib/x.py": "",
            "stuff/CACHEDIR.TAG": CACHE_TAG_SIGNATURE,
            "stuff/x": "",
            "fake/CACHEDIR.TAG": "no signature",
            "fake/x": "",
        },
    )
    assert why(root, "env/lib/x.py") == "a Python virtual environment"
    assert why(root, "stuff/x") == "a cache: the folder holds CACHEDIR.TAG"
    assert why(root, "fake/x") is None


def test_kind_and_size(tmp_path: Path) -> None:
    root = make(tmp_path, {"big.txt": "x" * 11, "folder/in.txt": ""})
    (tmp_path / "link.txt").symlink_to("big.txt")
    (tmp_path / "linked").symlink_to("folder")
    os.mkfifo(tmp_path / "pipe")
    assert why(root, "big.txt", Rules(max_file_bytes=10)) is not None
    assert why(root, "big.txt", Rules(max_file_bytes=11)) is None
    assert why(root, "link.txt") == "symbolic link"
    assert why(root, "linked/in.txt") == "symbolic link"
    assert why(root, "pipe") == "not a regular file"
    assert str(Filter(root, Rules()).stat_exclusion(stat.S_IFREG, 51 << 20)) == (
        "larger than 50 MB"
    )


def test_a_line_of_an_ignore_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    root = make(
        tmp_path / "proj", {".gitignore": "# x\n\nlogs/\n*.bin\n", "logs/a": "", "b.bin": ""}
    )
    assert why(root, "logs/a") == ".gitignore line 3 of ~/proj: `logs/`"
    assert why(root, "b.bin") == ".gitignore line 4 of ~/proj: `*.bin`"


def test_ignore_files_nest_and_the_nearest_wins(tmp_path: Path) -> None:
    root = make(
        tmp_path,
        {
            ".gitignore": "*.log\n",
            "a/.gitignore": "!keep.log\n",
            "a/keep.log": "",
            "a/other.log": "",
            "b/.gitignore": "*.txt\n",
            "b/.ignore": "!wanted.txt\n",
            "b/.magpieignore": "secret.txt\n",
            "b/wanted.txt": "",
            "b/secret.txt": "",
        },
    )
    assert why(root, "a/keep.log") is None
    assert why(root, "a/other.log") is not None
    assert why(root, "b/wanted.txt") is None
    unread = Rules(respect_ignore_files=False)
    assert why(root, "a/other.log", unread) is None
    assert why(root, "b/secret.txt", unread) is not None, ".magpieignore always counts"


def test_a_nested_repository_is_not_bound_by_the_ignore_files_around_it(tmp_path: Path) -> None:
    root = make(
        tmp_path,
        {
            ".gitignore": "*\n",
            "notes.txt": "",
            "proj/.git/HEAD": "",
            "proj/.git/info/exclude": "private.txt\n",
            "proj/readme.md": "",
            "proj/private.txt": "",
        },
    )
    # A folder that is excluded is not gone into, as in git.
    assert why(root, "proj/readme.md") is not None
    (tmp_path / ".gitignore").write_text("*.md\n*.txt\n")
    assert why(root, "notes.txt") is not None
    assert why(root, "proj/readme.md") is None
    assert why(root, "proj/private.txt") is not None


def test_the_persons_own_patterns_overrule_all_names(tmp_path: Path) -> None:
    root = make(
        tmp_path, {"a.txt": "", "tax/b.txt": "", "node_modules/x.md": "", ".plan": "", "x~": ""}
    )
    rules = Rules(exclude=("*.txt", "!tax/*.txt", "!node_modules", "!.plan", "!x~"))
    assert why(root, "a.txt", rules) == "excluded in the settings: `*.txt`"
    for path in ("tax/b.txt", "node_modules/x.md", ".plan", "x~"):
        assert why(root, path, rules) is None


def test_hidden_can_be_wanted(tmp_path: Path) -> None:
    root = make(tmp_path, {".plan": "", ".git/HEAD": "", ".config/a.ini": ""})
    rules = Rules(hidden=True)
    assert why(root, ".plan", rules) is None
    assert why(root, ".config/a.ini", rules) is None
    assert why(root, ".git/HEAD", rules) is not None


def test_a_hidden_root_is_the_persons_choice(tmp_path: Path) -> None:
    assert why(make(tmp_path / ".notes", {"a.txt": ""}), "a.txt") is None


def test_names_need_not_be_utf8(tmp_path: Path) -> None:
    root = make(tmp_path, {".gitignore": b"caf\xe9*\n"})
    path = os.path.join(root, b"caf\xe9.txt")
    with open(path, "wb"):
        pass
    reason = Filter(root, Rules()).why_excluded(path)
    assert reason is not None
    assert "line 1" in str(reason)


def test_a_path_elsewhere_is_told_so(tmp_path: Path) -> None:
    root = make(tmp_path / "in", {"a": ""})
    assert Filter(root, Rules()).why_excluded(b"/usr/x") == Exclusion("not in a watched folder")


@pytest.mark.parametrize(
    "line", ["[z-a]", "[", "a[", "\\", "!", "/", "//", "[[:alpha:]]", "[[x]", "***", "!/", "a/**/"]
)
def test_no_line_is_fatal(tmp_path: Path, line: str) -> None:
    why(make(tmp_path, {".gitignore": line + "\n", "a/b": ""}), "a/b")


def test_folders_without_rules_of_their_own_share_one_scope(tmp_path: Path) -> None:
    root = make(tmp_path, {".gitignore": "x\n"})
    filter_ = Filter(root, Rules())
    above = filter_.enter(root, None, [b".gitignore"])
    assert isinstance(above, Scope)
    assert filter_.enter(root + b"/a", above, [b"b", b"c"]) is above


_NAMES = st.sampled_from(["a", "b", "ab", "foo", "foo.txt", "x y", "voilà", "b ", "a\t"])
_PIECE = st.sampled_from(
    ["a", "b", "ab", "foo", "*", "?", "**", "a*", "*b", "[ab]", "[!a]", "*.txt", "voilà", "*à"]
)
_LINES = st.builds(
    lambda bang, start, pieces, end, space: bang + start + "/".join(pieces) + end + space,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(_PIECE, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
    st.sampled_from(["", "", " ", "\\ ", "\t", "\\\t", " \t "]),
)
_TREES = st.dictionaries(
    st.lists(_NAMES, min_size=0, max_size=2).map("/".join), st.lists(_LINES, max_size=4), max_size=3
)
_PATHS = st.lists(st.lists(_NAMES, min_size=1, max_size=4).map("/".join), min_size=1, max_size=8)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ignores=_TREES, files=_PATHS)
def test_the_answers_are_those_of_git(ignores: dict[str, list[str]], files: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        subprocess.run(["git", "init", "-q", folder], check=True)
        made = _make_what_fits(root, files, ignores)
        if not made:
            return
        ours = {path for path in made if why(os.fsencode(root), path) is not None}
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "HOME": folder}
        answer = subprocess.run(
            ["git", "-C", folder, "check-ignore", "--stdin", "-z"],
            input="\0".join(made),
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert ours == set(filter(None, answer.stdout.split("\0")))


def _make_what_fits(root: Path, files: list[str], ignores: dict[str, list[str]]) -> list[str]:
    """Make the files that do not collide with folders, and the ignore files."""
    made = []
    for name in files:
        path = root / name
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        made.append(name)
    for name, lines in ignores.items():
        if (root / name).is_dir():
            (root / name / ".gitignore").write_text("\n".join(lines))
    return sorted(set(made))


NAMES = st.binary(min_size=1, max_size=12).filter(
    lambda name: not {0, ord("/")} & set(name) and name not in (b".", b"..")
)


@given(NAMES, NAMES, st.booleans())
@example(b"\t", b"\x01", False)
@example("voilà".encode(), b"\x01", False)
def test_a_pattern_for_a_path_matches_that_path(name: bytes, other: bytes, folder: bool) -> None:
    pattern = pattern_for(b"/home/ada/" + name, folder=folder)
    pattern.encode()  # any file can hold it
    patterns = compile_patterns(for_root([pattern], b"/home/ada"))
    assert patterns.decide(name, folder=folder) is not None
    assert patterns.decide(b"below/" + name, folder=folder) is None
    plain = all(32 <= byte < 127 for byte in name)
    if plain and other != name:
        assert patterns.decide(other, folder=folder) is None


def test_a_pattern_for_a_path_is_meant_for_its_folder_alone(tmp_path: Path) -> None:
    one = make(tmp_path / "one", {"sub/a.txt": "", "sub/b.txt": "", "deep/sub/a.txt": ""})
    two = make(tmp_path / "two", {"sub/a.txt": ""})
    rules = Rules(exclude=(pattern_for(one + b"/sub/a.txt", folder=False),))
    assert "excluded in the settings" in str(why(one, "sub/a.txt", rules))
    assert why(one, "sub/b.txt", rules) is None
    assert why(one, "deep/sub/a.txt", rules) is None
    assert why(two, "sub/a.txt", rules) is None
    inner = Rules(exclude=(pattern_for(one + b"/sub", folder=True),))
    assert why(one, "sub/b.txt", inner)
    assert why(one, "deep/sub/a.txt", inner) is None
