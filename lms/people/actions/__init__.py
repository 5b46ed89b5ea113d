"""Verbs that write people and homes; each is atomic and leaves an audit entry."""
