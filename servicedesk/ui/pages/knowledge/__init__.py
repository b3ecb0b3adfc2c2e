"""Knowledge: the answers of the house, found, read, written and kept up."""
