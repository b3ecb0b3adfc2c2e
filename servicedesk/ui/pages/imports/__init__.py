"""Import: a file looked at, its columns matched, tried, imported, and taken back if need be."""
