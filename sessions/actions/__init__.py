"""Verbs that write sessions, seats and attendance; each is atomic and leaves an audit entry."""
