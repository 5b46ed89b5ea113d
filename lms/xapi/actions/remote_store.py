"""The external learning record store: statements and attachments as they are kept, with a time limit."""

import base64
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings

from lms import outgoing
from lms.xapi.models import Attachment
from lms.xapi.queries.attachments import chunks_of

_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class StoreReply:
    """What the receiver answered; status 0 is no answer at all."""

    status: int
    text: str

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


class _Multipart:
    """A body that is read from storage while it is sent, of a length known beforehand."""

    def __init__(self, statement: str, attachments: Sequence[tuple[Attachment, str]]) -> None:
        self.boundary = secrets.token_hex(24)
        self._statement = statement.encode()
        self._attachments = attachments

    def __len__(self) -> int:
        framing = sum(len(piece) for piece in self._pieces(with_bytes=False))
        return framing + sum(attachment.length for attachment, _ in self._attachments)

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces(with_bytes=True)

    def _pieces(self, *, with_bytes: bool) -> Iterator[bytes]:
        marker = f"--{self.boundary}"
        yield f"{marker}\r\nContent-Type: application/json\r\n\r\n".encode() + self._statement + b"\r\n"
        for attachment, content_type in self._attachments:
            yield (
                f"{marker}\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: binary\r\n"
                f"X-Experience-API-Hash: {attachment.sha2}\r\n\r\n"
            ).encode()
            if with_bytes:
                yield from chunks_of(attachment)
            yield b"\r\n"
        yield f"{marker}--\r\n".encode()


def send(
    texts: Sequence[str], *, version: str, attachments: Sequence[tuple[Attachment, str]] = ()
) -> StoreReply:
    """Post statements as they are stored; with attachments, one statement at a time."""
    if attachments:
        mixed = _Multipart(texts[0], attachments)
        return _post(mixed, len(mixed), f"multipart/mixed; boundary={mixed.boundary}", version)
    body = f"[{','.join(texts)}]".encode()
    return _post(body, len(body), "application/json", version)


def _post(body: bytes | _Multipart, length: int, content_type: str, version: str) -> StoreReply:
    pair = f"{settings.XAPI_FORWARD_KEY}:{settings.XAPI_FORWARD_SECRET}".encode()
    headers = {
        "Authorization": f"Basic {base64.b64encode(pair).decode()}",
        "Content-Length": str(length),
        "Content-Type": content_type,
        "X-Experience-API-Version": version,
    }
    try:
        answer = outgoing.ask(
            outgoing.way_to_own(settings.XAPI_FORWARD_ENDPOINT.rstrip("/") + "/statements"),
            "POST",
            headers=headers,
            body=body,
            seconds=settings.XAPI_FORWARD_TIMEOUT,
            most_bytes=_MOST_BYTES,
        )
    except outgoing.Unreachable as error:
        return StoreReply(0, f"{type(error).__name__}: {error}"[:500])
    return StoreReply(answer.status, answer.body.decode(errors="replace")[:500])
