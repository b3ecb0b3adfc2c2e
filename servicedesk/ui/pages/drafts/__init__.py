"""Drafts: what was typed and not saved, what colleagues handed over, what waits with them."""
