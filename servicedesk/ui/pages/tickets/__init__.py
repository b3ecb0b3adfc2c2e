"""Tickets: views, list, one ticket with its timeline and what can be done."""
