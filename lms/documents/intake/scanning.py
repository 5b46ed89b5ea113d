"""The hook for a virus scanner that speaks clamd's protocol (INSTREAM); without one, nothing is asked.

`VIRUS_SCANNER` names it: `tcp://host:3310` or `unix:///path/to/socket`.
"""

import socket
import struct
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from lms.documents.intake.refusals import FileRefused

_BLOCK = 64 * 1024
_LONGEST_REPLY = 4096


def must_be_harmless(file: BinaryIO) -> None:
    """Raises `FileRefused` where the scanner finds something, takes no file of this size, or is away: a
    file that could not be looked at is not kept."""
    if not settings.VIRUS_SCANNER:
        return
    try:
        reply = _asked(file)
    except OSError:
        raise FileRefused(
            _("The file could not be scanned for viruses just now. Try again in a while.")
        ) from None
    finally:
        file.seek(0)
    if reply.endswith("FOUND"):
        raise FileRefused(_("The virus scanner found something harmful in the file, so it is not kept."))
    if not reply.endswith("OK"):
        raise FileRefused(
            _("The virus scanner could not look through the file. Make it smaller and try again.")
        )


def _asked(file: BinaryIO) -> str:
    file.seek(0)
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        try:
            while block := file.read(_BLOCK):
                line.sendall(struct.pack(">I", len(block)) + block)
            line.sendall(struct.pack(">I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has heard enough, and says why
        reply = b""
        while b"\0" not in reply and len(reply) < _LONGEST_REPLY and (more := line.recv(_LONGEST_REPLY)):
            reply += more
    return reply.partition(b"\0")[0].decode(errors="replace").strip()


def _connected() -> socket.socket:
    place = urlsplit(settings.VIRUS_SCANNER)
    if place.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(settings.VIRUS_SCANNER_TIMEOUT)
        line.connect(place.path)
        return line
    return socket.create_connection(
        (place.hostname or "localhost", place.port or 3310), timeout=settings.VIRUS_SCANNER_TIMEOUT
    )
