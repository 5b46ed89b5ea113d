"""`multipart/mixed` both ways: statements first, then the attachments' bytes."""

import secrets
from collections.abc import Iterable, Iterator
from typing import Any

import multipart
from django.conf import settings
from django.http import StreamingHttpResponse

from lms.xapi.actions.attachments import receive
from lms.xapi.api.bodies import Body
from lms.xapi.errors import Malformed, TooLarge
from lms.xapi.models import Attachment
from lms.xapi.queries.attachments import chunks_of
from lms.xapi.rules.attachments import ReceivedPart

HASH = "X-Experience-API-Hash"
_MOST_PARTS = 10_001


class _MixedParser(multipart.PushMultipartParser):  # type: ignore[misc]
    def _create_segment(self, headerlist: list[tuple[str, str]]) -> multipart.MultipartSegment:
        return multipart.MultipartSegment(headerlist)


def read_mixed(body: Body) -> tuple[bytes, dict[str, ReceivedPart]]:
    """The JSON of the first part, and the other parts by hash, their bytes on disk.

    Raises `Malformed` or `TooLarge`.
    """
    media_type, options = multipart.parse_options_header(body.content_type)
    boundary = options.get("boundary")
    if media_type != "multipart/mixed" or not boundary:
        raise Malformed("Content-Type", "must name a boundary beside multipart/mixed")
    events = _events(body, boundary)
    try:
        return _read(events)
    except multipart.ParserLimitReached as error:
        raise TooLarge(f"{error}.") from None
    except (multipart.MultipartError, ValueError) as error:
        raise Malformed("", f"The body is not multipart/mixed: {error}") from None


def _events(body: Body, boundary: str) -> Iterator[Any]:
    with _MixedParser(boundary, max_segment_count=_MOST_PARTS, max_header_count=20) as parser:
        for chunk in body.chunks(settings.XAPI_MAX_JSON_BYTES + settings.XAPI_MAX_ATTACHMENT_BYTES):
            yield from parser.parse(chunk)


def _read(events: Iterator[Any]) -> tuple[bytes, dict[str, ReceivedPart]]:
    first = next(events, None)
    if first is None:
        raise Malformed("", "The body has no parts")
    if first.content_type != "application/json":
        raise Malformed("Content-Type", "must be application/json in the first part")
    statements = bytearray()
    for chunk in _chunks(events):
        statements += chunk
        if len(statements) > settings.XAPI_MAX_JSON_BYTES:
            raise TooLarge(f"The statements are larger than {settings.XAPI_MAX_JSON_BYTES} bytes.")
    parts: dict[str, ReceivedPart] = {}
    for segment in events:
        declared = segment.header(HASH)
        if not declared:
            raise Malformed(HASH, "is required in every part after the first")
        if segment.header("Content-Transfer-Encoding", "binary").strip().lower() != "binary":
            raise Malformed("Content-Transfer-Encoding", "must be binary")
        part = receive(declared.strip(), segment.header("Content-Type", ""), _chunks(events))
        parts[part.sha2] = part
    return bytes(statements), parts


def _chunks(events: Iterator[Any]) -> Iterator[bytes]:
    for event in events:
        if event is None:
            return
        yield event


def answer_mixed(statements: str, attachments: Iterable[tuple[Attachment, str]]) -> StreamingHttpResponse:
    """The answer to `attachments=true`: the statements, then each attachment, read as it is sent."""
    boundary = secrets.token_hex(24)
    return StreamingHttpResponse(
        _written(statements.encode(), list(attachments), boundary.encode()),
        content_type=f"multipart/mixed; boundary={boundary}",
    )


def _written(
    statements: bytes, attachments: list[tuple[Attachment, str]], boundary: bytes
) -> Iterator[bytes]:
    yield b"--" + boundary + b"\r\nContent-Type: application/json\r\n\r\n" + statements + b"\r\n"
    for attachment, content_type in attachments:
        yield (
            b"--" + boundary + b"\r\n"
            b"Content-Type: " + content_type.encode() + b"\r\n"
            b"Content-Transfer-Encoding: binary\r\n"
            b"X-Experience-API-Hash: " + attachment.sha2.encode() + b"\r\n\r\n"
        )
        yield from chunks_of(attachment)
        yield b"\r\n"
    yield b"--" + boundary + b"--\r\n"
