"""Measured against what the machine itself can do, alternately in one run: `python -m benchmarks`."""
