"""The same acts without a window: data on standard output, messages on standard error."""

from servicedesk.cli.running import main

__all__ = ["main"]
