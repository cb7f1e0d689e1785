"""Export a sentence-transformers model to int8 ONNX; run as a child, for it imports torch.

Usage: ``python -m indexer.semantic.export MODEL FOLDER [--allow-network]``. The process serving
queries never imports torch: the export does, once for each model, and leaves a folder that
`embedder.OnnxEmbedder` reads. Exit code 0 means done; 1 a named failure, one line on stderr.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from indexer.errors import ModelError
from indexer.semantic import privacy
from indexer.semantic.model_folder import (
    CONFIG_NAME,
    EXPORT_VERSION,
    MODEL_NAME,
    TOKENIZER_NAME,
    ModelConfig,
    box_model_folder,
)
from indexer.semantic.probes import PROBES

LOWEST_MEAN_COSINE = 0.98  # of an export to its original: below, it is not the same model
LONGEST_SEQUENCE = 512  # tokens: longer windows cost attention squared and blur passages
OPSET = 17  # the newest the TorchScript exporter and onnxruntime's quantizer both know well
_NICENESS = 5
_QUERY_PROMPTS = ("query", "s2p_query", "search_query", "retrieval.query")
_PASSAGE_PROMPTS = ("document", "passage", "search_document", "retrieval.passage")

Floats = npt.NDArray[np.float32]


class Loaded(NamedTuple):
    """A sentence-transformers model and what the export must know of it."""

    model: Any  # SentenceTransformer; untyped
    tokenizer_json: str
    config: ModelConfig


def main(arguments: Sequence[str] | None = None) -> int:
    """Export the model named on the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m indexer.semantic.export")
    parser.add_argument("model", help="a sentence-transformers id or folder")
    parser.add_argument("folder", type=Path, help="where the export goes; replaced if it exists")
    parser.add_argument("--allow-network", action="store_true", help="the model may be fetched")
    options = parser.parse_args(arguments)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # here, for a hook between fork and exec is unsafe in a threaded parent
    privacy.quiet_environment(allow_network=options.allow_network)
    # Exporters warn of deprecations and of every traced branch; probes check what counts.
    warnings.simplefilter("ignore")
    try:
        export(options.model, options.folder)
    except ModelError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def export(name: str, folder: Path) -> None:
    """Export a model into `folder` atomically: a temporary sibling, checked, then renamed.

    Raises ModelError when the model cannot be loaded, exported or reproduced faithfully.
    """
    loaded = _load(name)
    texts = [loaded.config.passage_prompt + text for text in PROBES]
    expected = _original_vectors(loaded.model, texts)
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        (work / TOKENIZER_NAME).write_text(loaded.tokenizer_json, encoding="utf-8")
        config = _faithful_export(loaded, work, texts, expected)
        (work / CONFIG_NAME).write_bytes(msgspec.json.format(msgspec.json.encode(config)))
        _sync(work)
        _replace(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _load(name: str) -> Loaded:
    import torch
    from sentence_transformers import SentenceTransformer

    source = box_model_folder(name) or name
    torch.set_num_threads(max(1, (os.cpu_count() or 2) // 2))
    try:
        model = SentenceTransformer(
            str(source),
            device="cpu",
            trust_remote_code=False,
            model_kwargs={"attn_implementation": "eager", "dtype": torch.float32},
        )
    except (OSError, ValueError, KeyError, ImportError, RuntimeError, TypeError) as error:
        raise ModelError(f"The model {name} cannot be loaded: {_one_line(error)}") from error
    model.eval()
    tokenizer = getattr(model, "tokenizer", None)
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise ModelError(f"The model {name} has no fast tokenizer: it cannot run outside torch.")
    limit = min(int(model.max_seq_length or LONGEST_SEQUENCE), LONGEST_SEQUENCE)
    model.max_seq_length = limit
    return Loaded(model, backend.to_str(), _describe(name, model, limit))


def _describe(name: str, model: Any, limit: int) -> ModelConfig:
    prompts: dict[str, str] = {key: value or "" for key, value in (model.prompts or {}).items()}
    default = prompts.get(model.default_prompt_name or "", "")
    pooling = [getattr(module, "pooling_mode", None) for module in model]
    return ModelConfig(
        version=EXPORT_VERSION,
        model=name,
        weights=_fingerprint(model),
        dimension=len(model.encode("", convert_to_numpy=True, show_progress_bar=False)),
        max_tokens=limit,
        query_prompt=_first(prompts, _QUERY_PROMPTS, default),
        passage_prompt=_first(prompts, _PASSAGE_PROMPTS, default),
        pooling=", ".join(str(mode) for mode in pooling if mode),
        quantised=True,
        probe_cosine=0.0,
        model_sha256="",
        tokenizer_sha256="",
    )


def _first(prompts: dict[str, str], names: Sequence[str], default: str) -> str:
    return next((prompts[name] for name in names if prompts.get(name)), default)


def _fingerprint(model: Any) -> str:
    """Hash the weights, so that another model under the same name has another key."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().float().numpy().tobytes())
    return digest.hexdigest()[:16]


def _original_vectors(model: Any, texts: Sequence[str]) -> Floats:
    # One by one: no padding, so that nothing but the export can make a difference. The prompt is
    # already in the texts; prompt="" keeps a default prompt from being put before it again.
    vectors = [
        model.encode(text, prompt="", normalize_embeddings=True, show_progress_bar=False)
        for text in texts
    ]
    return np.asarray(vectors, dtype=np.float32)


def _faithful_export(
    loaded: Loaded, work: Path, texts: Sequence[str], expected: Floats
) -> ModelConfig:
    """Write the smallest export that agrees with the original, and return its description."""
    exact = work / "exact.onnx"
    target = work / MODEL_NAME
    _to_onnx(loaded.model, exact)
    cosine = 0.0
    for quantised in (True, False):
        if quantised:
            _quantise(exact, target)
        else:
            exact.replace(target)
        config = msgspec.structs.replace(
            loaded.config,
            quantised=quantised,
            model_sha256=_sha256(target),
            tokenizer_sha256=_sha256(work / TOKENIZER_NAME),
        )
        cosine = _probe(work, config, texts, expected)
        if cosine >= LOWEST_MEAN_COSINE:
            exact.unlink(missing_ok=True)
            return msgspec.structs.replace(config, probe_cosine=round(cosine, 5))
    raise ModelError(
        f"The model {loaded.config.model} cannot be exported: "
        f"its vectors would differ (mean cosine {cosine:.3f})."
    )


def _to_onnx(model: Any, path: Path) -> None:
    """Export encoder, pooling, dense layers and normalisation as one graph over token ids.

    The graph takes unpadded ids, shape (batch, tokens), and needs no attention mask: texts are
    only batched with texts of the same length, which saves the masking and the padding.
    """
    import torch

    class Encoder(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, ids: torch.Tensor) -> torch.Tensor:
            features = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
            if "token_type_ids" in model.tokenizer.model_input_names:
                features["token_type_ids"] = torch.zeros_like(ids)
            pooled = self.model(features)["sentence_embedding"]
            return torch.nn.functional.normalize(pooled.float(), dim=-1)

    try:
        with torch.no_grad():
            torch.onnx.export(
                Encoder().eval(),
                (torch.randint(5, 50, (2, 16)),),
                str(path),
                input_names=["ids"],
                output_names=["vectors"],
                dynamic_axes={"ids": {0: "batch", 1: "tokens"}, "vectors": {0: "batch"}},
                opset_version=OPSET,
                # The TorchScript exporter: the newer one needs onnxscript and gains nothing here.
                dynamo=False,
            )
    except (RuntimeError, ValueError, TypeError, torch.onnx.OnnxExporterError) as error:
        raise ModelError(f"The model cannot be exported: {_one_line(error)}") from error


def _quantise(source: Path, target: Path) -> None:
    """Quantise weights per channel to int8, activations on the fly.

    `reduce_range` keeps weights to 7 bits: without VNNI the AVX2 kernels add two u8 by s8
    products in 16 bits, which saturates with 8. Measured: as fast, and closer to the original.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _probe(work: Path, config: ModelConfig, texts: Sequence[str], expected: Floats) -> float:
    """Return the mean cosine of the exported model's vectors to the original's."""
    from indexer.semantic.embedder import OnnxEmbedder

    (work / CONFIG_NAME).write_bytes(msgspec.json.encode(config))
    try:
        vectors = OnnxEmbedder(work, threads=1).embed_raw(texts)
    except ModelError:
        return 0.0
    cosines = np.einsum("ij,ij->i", vectors, expected)
    return float(np.nan_to_num(cosines).mean())


def _sync(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replace(work: Path, folder: Path) -> None:
    if folder.exists():
        # A folder cannot be replaced in one step; the lock of `ensure_model` covers the gap.
        shutil.rmtree(folder)
    work.rename(folder)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


if __name__ == "__main__":
    sys.exit(main())
