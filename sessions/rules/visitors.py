"""What visitors agree to when they sign up to a meeting, and how many one of them may bring."""

CONSENT = "2026-11"
"""The version of the words beside the box on the form; other words are another version."""

MOST_PERSONS = 4
