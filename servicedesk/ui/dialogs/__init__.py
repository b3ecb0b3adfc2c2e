"""Windows beside the window: only for what cannot be said in place."""
