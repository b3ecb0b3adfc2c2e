"""Everything that knows a database engine."""
