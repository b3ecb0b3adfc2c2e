"""What somebody has to choose when two people changed the same record: in place, never a dialog."""
