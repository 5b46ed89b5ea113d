"""Erasing a person: what goes, how it goes, the receipt, and the tombstones outside the database."""
