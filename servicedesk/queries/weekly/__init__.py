"""What the weekly report says, page by page: SQL in, frozen facts out."""
