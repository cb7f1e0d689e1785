"""One module for each family of formats, each with ``extract(data, name)``; see the registry."""
