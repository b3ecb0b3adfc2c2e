"""Settings: time rules, people, backups, and how this station looks."""
