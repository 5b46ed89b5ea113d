"""What each role's home page shows, composed of the packages below."""
