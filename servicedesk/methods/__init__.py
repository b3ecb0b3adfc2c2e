"""Evaluation methods: one pure function per figure."""
