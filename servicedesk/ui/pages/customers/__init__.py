"""The page of customers: the list, one of them, and everything that happened."""
