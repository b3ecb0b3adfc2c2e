"""Consultation: a question comes in, the answer is a key away."""
