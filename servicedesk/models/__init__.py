"""Mapped classes: the nouns of the desk as tables."""
