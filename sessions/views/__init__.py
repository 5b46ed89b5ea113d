"""Pages of sessions, by those who use them."""
