"""The kit: every control and painted part the pages are made of."""
