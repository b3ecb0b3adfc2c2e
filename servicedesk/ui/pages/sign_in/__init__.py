"""Signing in: who, and by PIN or password; also the locked screen."""
