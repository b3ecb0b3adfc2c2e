"""Printed reports: rows in, PDF bytes out."""
