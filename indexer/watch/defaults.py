"""What is left out unless the person says otherwise: caches, build output, temporary files."""

from __future__ import annotations

import re

# Files that hold ignore patterns, the strongest first.
OWN_IGNORE_FILE = b".magpieignore"
IGNORE_FILES = (OWN_IGNORE_FILE, b".ignore", b".gitignore")

CACHE_TAG = b"CACHEDIR.TAG"
CACHE_TAG_SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55"  # bford.info/cachedir

_FOLDERS = frozenset(
    b"""
    .git .hg .svn .bzr .jj node_modules bower_components __pycache__ __pypackages__ .cache .tox
    .nox .eggs .mypy_cache .ruff_cache .pytest_cache .hypothesis .gradle .terraform .next .nuxt
    .parcel-cache .npm .yarn .pnpm-store .cargo .rustup .ipynb_checkpoints .Trash .Trashes
    .thumbnails .fseventsd .Spotlight-V100 lost+found $RECYCLE.BIN
    """.split()
) | {b"System Volume Information"}

_PYTHON = (b"pyproject.toml", b"setup.py", b"setup.cfg")
_GRADLE = (b"build.gradle", b"build.gradle.kts")

# A folder of this name is build output only beside one of these files: people have folders
# named "build" or "target" that hold their documents.
_BUILD_OUTPUT: dict[bytes, frozenset[bytes]] = {
    b"target": frozenset((b"Cargo.toml", b"pom.xml", b"build.sbt")),
    b"build": frozenset(
        (*_PYTHON, *_GRADLE, b"package.json", b"CMakeLists.txt", b"meson.build", b"pubspec.yaml")
    ),
    b"builddir": frozenset((b"meson.build",)),
    b"cmake-build-debug": frozenset((b"CMakeLists.txt",)),
    b"cmake-build-release": frozenset((b"CMakeLists.txt",)),
    b"dist": frozenset((*_PYTHON, b"package.json")),
    b"out": frozenset((*_GRADLE, b"package.json", b"tsconfig.json")),
    b"_build": frozenset((b"dune-project", b"mix.exs", b"conf.py")),
    b"deps": frozenset((b"mix.exs",)),
    b"vendor": frozenset((b"composer.json", b"go.mod", b"Gemfile")),
    b"Pods": frozenset((b"Podfile",)),
}

# A folder that holds one of these is machine-made as a whole.
_MADE_BY: dict[bytes, str] = {
    b"pyvenv.cfg": "a Python virtual environment",
    b"conda-meta": "a conda environment",
}

# Names whose coming or going beside or inside a folder changes whether it is indexed.
MARKERS = frozenset().union(*_BUILD_OUTPUT.values(), _MADE_BY, (CACHE_TAG, b".git"))

_FILES = re.compile(
    rb"""(?P<lock>  \.~lock\..*\# | \.\#.* | .*\.(?:lock|lck) )
       | (?P<temporary>  ~\$.* | \#.*\# | .*\.(?:tmp|temp) )
       | (?P<swap>  .*\.sw[a-p] )
       | (?P<backup>  .*~ )
       | (?P<partial>  .*\.(?:part|partial|filepart|crdownload|opdownload|download|aria2|!qb|!ut) )
       | (?P<system>  \.DS_Store | Thumbs\.db | desktop\.ini )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_FILE_REASONS = {
    "lock": "lock file",
    "temporary": "temporary file",
    "swap": "an editor's swap file",
    "backup": "an editor's backup file",
    "partial": "unfinished download",
    "system": "a file browser's own file",
}


def file_reason(name: bytes) -> str | None:
    """Say why a file of this name is left out, None when its name does not say so."""
    match = _FILES.fullmatch(name)
    return _FILE_REASONS[match.lastgroup] if match is not None and match.lastgroup else None


def folder_reason(name: bytes, beside: frozenset[bytes]) -> str | None:
    """Say why a folder of this name, beside these markers, is left out."""
    if name in _FOLDERS or name.startswith(b".Trash-"):
        return f"folder {name.decode()} is excluded by default"
    siblings = _BUILD_OUTPUT.get(name)
    if siblings is None or siblings.isdisjoint(beside):
        return None
    return f"folder {name.decode()} is build output: {min(siblings & beside).decode()} is beside it"


def content_reason(inside: frozenset[bytes]) -> str | None:
    """Say why a folder that holds these markers is left out (the cache tag is not judged here)."""
    for marker, reason in _MADE_BY.items():
        if marker in inside:
            return reason
    return None
