"""Practice data: an invented site with people, guests and weeks of believable daily life; same seed, same data."""

from servicedesk.services.demo.make import DEMO_PASSWORD, DEMO_PIN, DEMO_SUPERVISOR_PIN, demo_people, make_demo

__all__ = ["DEMO_PASSWORD", "DEMO_PIN", "DEMO_SUPERVISOR_PIN", "demo_people", "make_demo"]
