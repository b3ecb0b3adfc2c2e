"""Merging two tickets: side by side, only what differs is asked."""
