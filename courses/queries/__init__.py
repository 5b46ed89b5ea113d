"""Reads of training: evidence, progress, what is open, and what it is called."""
