"""Which addresses on the internet the platform may open a connection to."""

import ipaddress
import socket

from lms.people.errors import HostNotFound, HostNotPublic


def public_numbers(host: str, port: int) -> list[str]:
    """The numeric addresses that a host name stands for, IPv4 or IPv6, in the resolver's order.

    Raises `HostNotFound`, and `HostNotPublic` unless every one is public: not private, loopback,
    link-local, multicast or reserved.
    """
    try:
        found = list(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port)))
    except (OSError, ValueError) as error:
        raise HostNotFound from error
    if not all(_is_public(number) for number in found):
        raise HostNotPublic
    return found


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    return address.is_global and not address.is_multicast and not address.is_reserved
