"""A request's body: read to its declared length and no further, in bounded memory."""

from collections.abc import Iterator
from typing import Protocol

from django.http import HttpRequest, UnreadablePostError

from lms.xapi.errors import LengthRequired, Malformed, TooLarge

_CHUNK = 64 * 1024
_LONGEST_LENGTH = 19  # digits


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Body:
    """Bytes on their way in; `content_type` is as sent, or empty."""

    def __init__(self, stream: _Readable, length: int | None, content_type: str) -> None:
        self._stream = stream
        self._length = length
        self.content_type = content_type

    @classmethod
    def of(cls, request: HttpRequest) -> "Body":
        """The body of a request as it arrives. Raises `LengthRequired` or `Malformed`."""
        content_type = request.META.get("CONTENT_TYPE", "")
        declared = request.META.get("CONTENT_LENGTH") or ""
        if request.META.get("HTTP_TRANSFER_ENCODING", "").lower() == "chunked" and not declared:
            if not request.META.get("wsgi.input_terminated"):
                raise LengthRequired("Send a Content-Length.")
            return cls(request.META["wsgi.input"], None, content_type)
        if declared and not (declared.isascii() and declared.isdigit() and len(declared) < _LONGEST_LENGTH):
            raise Malformed("Content-Length", "must be a whole number of bytes")
        return cls(request, int(declared or 0), content_type)

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return self.content_type.partition(";")[0].strip().lower()

    def read(self, limit: int) -> bytes:
        """The whole body. Raises `TooLarge` beyond `limit` bytes, `Malformed` if it breaks off."""
        return b"".join(self.chunks(limit))

    def chunks(self, limit: int) -> Iterator[bytes]:
        """The body piece by piece; the same refusals as `read`."""
        if self._length is not None and self._length > limit:
            self._drain(limit)
            raise TooLarge(f"The body is larger than {limit} bytes.")
        received = 0
        while self._length is None or received < self._length:
            chunk = self._next(_CHUNK if self._length is None else min(_CHUNK, self._length - received))
            if not chunk:
                break
            received += len(chunk)
            if received > limit:
                raise TooLarge(f"The body is larger than {limit} bytes.")
            yield chunk
        if self._length is not None and received < self._length:
            raise Malformed("", "The body is shorter than its Content-Length")

    def _next(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except (UnreadablePostError, OSError):
            raise Malformed("", "The body broke off") from None

    def _drain(self, limit: int) -> None:
        """Read a little more than allowed, so that most senders hear the refusal."""
        left = min(self._length or 0, 2 * limit)
        while left > 0 and (chunk := self._next(min(_CHUNK, left))):
            left -= len(chunk)
