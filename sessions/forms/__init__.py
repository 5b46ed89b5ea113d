"""What people fill in about sessions."""
