"""Plain Python shared by every layer: no Qt, no database."""
