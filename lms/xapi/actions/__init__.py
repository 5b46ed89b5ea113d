"""What the learning record store does."""
