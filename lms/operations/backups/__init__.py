"""Encrypted backups, and what makes a platform of one again: take, restore, rehearse."""
