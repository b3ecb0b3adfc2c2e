"""The first run: four questions, and the desk can open."""
