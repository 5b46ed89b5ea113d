"""Gaps in a page that packages of higher floors fill: the base page knows their names alone."""

from collections import defaultdict

_fillings: defaultdict[str, list[str]] = defaultdict(list)


def fill(slot: str, *templates: str) -> None:
    """Draw these templates, too, wherever the slot is."""
    _fillings[slot] += [name for name in templates if name not in _fillings[slot]]


def fillings(slot: str) -> list[str]:
    return _fillings[slot]
