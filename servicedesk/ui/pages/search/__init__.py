"""Search: everything that holds the words, by kind and with exact counts."""
