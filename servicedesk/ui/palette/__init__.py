"""Find anything: pages, commands, customers, tickets and answers from the one search box."""
