"""Follow-up: whom to call, the words to say, the answers to note."""
