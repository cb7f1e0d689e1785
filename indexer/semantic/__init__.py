"""Search by meaning: passages, the embedding model outside torch, and the vector index."""

from indexer.semantic.chunking import passages
from indexer.semantic.embedder import OnnxEmbedder
from indexer.semantic.model_cache import ensure_model, find_model
from indexer.semantic.vectors import UsearchVectors

__all__ = ["OnnxEmbedder", "UsearchVectors", "ensure_model", "find_model", "passages"]
