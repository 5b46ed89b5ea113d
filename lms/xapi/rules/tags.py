"""Entity tags in the headers of a request, compared as RFC 9110 says; `tag` is quoted and strong."""

from django.utils.http import parse_etags


def matches(if_match: str, tag: str) -> bool:
    """The strong comparison: a weak tag never matches, and one without quotes is none."""
    return any(known in {"*", tag} for known in parse_etags(if_match))


def excludes(if_none_match: str, tag: str) -> bool:
    """The weak comparison: a weak tag of the same value counts too."""
    return any(known.removeprefix("W/") in {"*", tag} for known in parse_etags(if_none_match))
