"""All that another process may import of the indexer: messages, their codec, and where things lie.

Only the standard library and msgspec are imported here (and platformdirs, inside one function).
"""
