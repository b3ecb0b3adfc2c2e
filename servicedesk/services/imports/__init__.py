"""Imports: a file read, looked at before anything is written, tried, written in one transaction, and undone."""
