"""Service Desk: an offline desktop application for the front desk of one site."""

__version__ = "0.1.0"
