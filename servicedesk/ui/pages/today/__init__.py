"""Today: everything that presses, at a glance."""
