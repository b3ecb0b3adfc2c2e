"""Promises in the frame: the ticker at the foot, the list behind it, and the one line a promise is made in."""
