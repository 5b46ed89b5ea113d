"""Posts to case systems, at the addresses that these have named."""

from collections.abc import Mapping

from lms import outgoing


def must_be_public(url: str) -> outgoing.Way:
    """The way to an address that a case system has named: encrypted, at the ordinary port, on the internet.

    Raises `outgoing.Unreachable`.
    """
    return outgoing.way_to(url, may_be_local=outgoing.local_is_allowed())


def post(url: str, body: bytes, headers: Mapping[str, str]) -> int | None:
    """Post and return the status, or None where there was no answer or the address may not be asked.

    Redirects are not followed; what is connected to is what was judged.
    """
    try:
        return outgoing.ask(must_be_public(url), "POST", headers=headers, body=body).status
    except outgoing.Unreachable:
        return None
