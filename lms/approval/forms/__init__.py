"""What staff fill in on the desk."""
