"""Evaluation: the weekly report, looked at, issued and printed."""
