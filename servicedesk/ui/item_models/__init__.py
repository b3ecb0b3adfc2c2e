"""Item models: rows from queries as Qt's views want them."""
