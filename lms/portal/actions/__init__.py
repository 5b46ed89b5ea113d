"""Verbs of the front door."""
