"""Reception: who is here, what they want, how it ends."""
