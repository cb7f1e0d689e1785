"""The launcher knows of the indexer only the contract, and loads nothing heavy."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import desktop

_HEAVY = {"whoosh", "numpy", "torch", "onnxruntime", "sentence_transformers", "tokenizers"}
_IMPORT_ALL = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def modules() -> list[str]:
    walked = pkgutil.walk_packages(desktop.__path__, "desktop.")
    return [module.name for module in walked if not module.name.endswith("__main__")]


def test_no_module_of_the_launcher_loads_the_indexer_or_anything_heavy() -> None:
    names = modules()
    assert "desktop.system.ports" in names
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL, json.dumps(names)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    loaded = json.loads(done.stdout)
    assert not _HEAVY & {name.partition(".")[0] for name in loaded}
    allowed = ("indexer", "indexer.contract")
    foreign = [
        name
        for name in loaded
        if name.partition(".")[0] == "indexer"
        and name not in allowed
        and not name.startswith("indexer.contract.")
    ]
    assert not foreign
