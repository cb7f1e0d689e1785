"""The contract of an Embedder, kept by the model in the box and by one of another kind."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from indexer.errors import ModelError
from indexer.ports import Embedder
from indexer.semantic import OnnxEmbedder, ensure_model
from indexer.semantic.model_folder import CONFIG_NAME, MODEL_NAME, TOKENIZER_NAME, read_config

TEXTS = ["", " ", "a", "the cat sat", "word " * 2000, "会议改到下周三", "\ud800 lone", "\x00", "🙂"]


@pytest.fixture(scope="session")
def tiny(tiny_model: Path, model_cache: Path) -> OnnxEmbedder:
    return OnnxEmbedder(ensure_model(str(tiny_model), model_cache))


@pytest.fixture(params=["embedder", "tiny"])
def any_embedder(request: pytest.FixtureRequest) -> Embedder:
    result: Embedder = request.getfixturevalue(request.param)
    return result


def test_how_well_it_knows_a_text_does_not_depend_on_the_length(embedder: OnnxEmbedder) -> None:
    assert embedder.characters_per_piece("") == 0
    known, unknown = "the quarterly report ", "ไม่มีคำเหล่านี้ในคำศัพท์ "
    for text in (known, unknown):
        once, pasted = map(embedder.characters_per_piece, (text * 3, text * 900))
        assert pasted == pytest.approx(once, rel=0.1)
    assert embedder.characters_per_piece(known) > 2 * embedder.characters_per_piece(unknown)


def test_shapes_and_lengths(any_embedder: Embedder) -> None:
    vectors = any_embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), any_embedder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert any_embedder.embed([]).shape == (0, any_embedder.dimension)
    assert any_embedder.model_key


def test_order_and_company_change_nothing(any_embedder: Embedder) -> None:
    together = any_embedder.embed(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        np.testing.assert_array_equal(any_embedder.embed([text])[0], vector)


def test_many_threads_agree(embedder: OnnxEmbedder, box_folder: Path) -> None:
    expected = embedder.embed(TEXTS)
    parallel = OnnxEmbedder(box_folder, threads=2)
    results: list[bool] = []

    def work() -> None:
        results.append(bool(np.array_equal(parallel.embed(TEXTS), expected)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 4
    parallel.close()
    np.testing.assert_array_equal(parallel.embed(TEXTS[:3]), expected[:3])


def test_meaning_is_near_meaning(embedder: OnnxEmbedder) -> None:
    query = embedder.embed_query("How do I bake bread?")
    bread, tax = embedder.embed(["Knead the dough and let it rise.", "The tax return is due."])
    assert query @ bread > query @ tax + 0.2


def test_the_box_is_quantised_and_faithful(box_folder: Path) -> None:
    config = read_config(box_folder)
    assert (config.dimension, config.max_tokens, config.quantised) == (384, 256, True)
    assert config.probe_cosine > 0.98


def test_any_model_with_its_prompts(tiny: OnnxEmbedder, tiny_model: Path) -> None:
    assert tiny.dimension == 24
    np.testing.assert_array_equal(tiny.embed_query("milk"), tiny.embed_raw(["find: milk"])[0])
    np.testing.assert_array_equal(tiny.embed(["milk"]), tiny.embed_raw(["text: milk"]))
    code = (
        "import sys; from sentence_transformers import SentenceTransformer as S;"
        "print(*S(sys.argv[1], device='cpu').encode('milk 7', prompt_name='document'))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(tiny_model)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    original = np.array(done.stdout.split(), dtype=np.float32)
    original /= np.linalg.norm(original)
    assert float(tiny.embed(["milk 7"])[0] @ original) > 0.98


def test_serving_imports_no_torch(box_folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import indexer.semantic as s;"
        "e = s.OnnxEmbedder(Path(sys.argv[1]), 2); e.embed(['a', 'b']); e.embed_query('c');"
        "heavy = {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code, str(box_folder)], check=True)


@pytest.mark.parametrize("name", [MODEL_NAME, TOKENIZER_NAME, CONFIG_NAME])
def test_a_damaged_folder_is_a_named_failure(name: str, box_folder: Path, tmp_path: Path) -> None:
    for source in box_folder.iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(ModelError):
        OnnxEmbedder(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError):
        OnnxEmbedder(tmp_path)
