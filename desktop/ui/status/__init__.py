"""How Magpie is: the feed that asks for it, the words for it, its menu and its page."""
