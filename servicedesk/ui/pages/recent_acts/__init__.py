"""The page of recent acts: what was done, and undoing one of them from the middle."""
