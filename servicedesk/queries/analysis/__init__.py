"""What the evaluation page and the weekly report show: one module per panel, each figure with its records."""
