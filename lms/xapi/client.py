"""The external learning record store, through tincan's request layer, with a time limit."""

import http.client
import secrets
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from tincan import RemoteLRS
from tincan.http_request import HTTPRequest

from lms.xapi.attachments import chunks_of
from lms.xapi.models import Attachment


@dataclass(frozen=True, slots=True)
class Reply:
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


class _Request(HTTPRequest):  # type: ignore[misc]
    """A request whose body is sent as it is; tincan would make text of the bytes, and Latin-1 of that."""

    @property
    def content(self) -> object:
        return self._content

    @content.setter
    def content(self, value: object) -> None:
        self._content = value


def send(texts: Sequence[str], *, version: str, attachments: Sequence[tuple[Attachment, str]] = ()) -> Reply:
    """Post statements as they are stored; with attachments, one statement at a time."""
    if attachments:
        body = _Multipart(texts[0], attachments)
        headers = {
            "Content-Type": f"multipart/mixed; boundary={body.boundary}",
            "Content-Length": str(len(body)),
        }
        return _post(body, headers, version)
    return _post(f"[{','.join(texts)}]".encode(), {"Content-Type": "application/json"}, version)


def _post(body: object, headers: dict[str, str], version: str) -> Reply:
    request = _Request(method="POST", resource="statements")
    request.headers.update({**headers, "X-Experience-API-Version": version})
    request.content = body
    remote = RemoteLRS(
        endpoint=settings.XAPI_FORWARD_ENDPOINT.rstrip("/") + "/",
        username=settings.XAPI_FORWARD_KEY,
        password=settings.XAPI_FORWARD_SECRET,
    )
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(settings.XAPI_FORWARD_TIMEOUT)
    try:
        answer = remote._send_request(request)
    except (OSError, http.client.HTTPException, UnicodeDecodeError) as error:
        return Reply(0, f"{type(error).__name__}: {error}"[:500])
    finally:
        socket.setdefaulttimeout(before)
    return Reply(answer.response.status, str(answer.data)[:500])
