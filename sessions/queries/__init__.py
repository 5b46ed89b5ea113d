"""Reads across sessions, seats, people and parts."""
