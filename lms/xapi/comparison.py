"""Whether two statements are the same as the specification compares them."""

from typing import Any

_SET_BY_STORE = ("id", "authority", "stored", "timestamp", "version")


def same_statement(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a statement may be taken for one that is stored under the same id."""
    return {k: v for k, v in one.items() if k not in _SET_BY_STORE} == {
        k: v for k, v in other.items() if k not in _SET_BY_STORE
    }
