"""Files of a storage on their way to a browser: whole, a part of one, or nothing where it has it already.

Byte ranges follow RFC 9110: one range is answered, several are not, and the whole is sent instead.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.core.files import File
from django.core.files.storage import Storage
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from werkzeug.http import parse_if_range_header, parse_range_header, unquote_etag

_BLOCK = 64 * 1024


def sent(request: HttpRequest, storage: Storage, name: str, *, content_type: str) -> HttpResponseBase:
    """The answer to GET or HEAD of the file `name`: 200, 206, 304, 412 or 416, with `Accept-Ranges`.

    Raises `FileNotFoundError` where the storage has no such file.
    """
    size = storage.size(name)
    changed_at = storage.get_modified_time(name).astimezone(UTC).replace(microsecond=0)
    etag = f'"{int(storage.get_modified_time(name).timestamp() * 1_000_000):x}-{size:x}"'
    kept = get_conditional_response(request, etag=etag, last_modified=int(changed_at.timestamp()))
    response = kept or _content(request, storage, name, size, etag=etag, changed_at=changed_at)
    if response.status_code in {200, 206}:
        response.headers["Content-Type"] = content_type
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed_at.timestamp())
    return response


def _content(
    request: HttpRequest, storage: Storage, name: str, size: int, *, etag: str, changed_at: datetime
) -> HttpResponseBase:
    asked = request.headers.get("Range", "") if _is_wanted(request, etag, changed_at) else ""
    found = _range_in(asked, size)
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(size)})
    if found is None:
        return FileResponse(storage.open(name), headers={"Content-Length": str(size)})
    start, stop = found
    if start >= stop:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = storage.open(name)
    response = StreamingHttpResponse(_blocks(file, start, stop), status=206)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    response.headers["Content-Length"] = str(stop - start)
    response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return response


def _is_wanted(request: HttpRequest, etag: str, changed_at: datetime) -> bool:
    """Whether a range is asked for, and of the file as it is now (`If-Range`)."""
    if request.method != "GET" or "Range" not in request.headers:
        return False
    condition = request.headers.get("If-Range", "")
    if not condition:
        return True
    known = parse_if_range_header(condition)
    if known.date is not None:
        return known.date == changed_at
    return not condition.startswith("W/") and known.etag == unquote_etag(etag)[0]


def _range_in(asked: str, size: int) -> tuple[int, int] | None:
    """From where to (not including) where; nothing in between where no byte of the file is asked for,
    and None where the whole is to be sent."""
    parsed = parse_range_header(asked)
    if parsed is None or parsed.units != "bytes" or len(parsed.ranges) != 1:
        return None
    start, stop = parsed.ranges[0]
    if start < 0:
        return max(0, size + start), size
    return min(start, size), size if stop is None else min(stop, size)


def _blocks(file: File[bytes], start: int, stop: int) -> Iterator[bytes]:
    file.seek(start)
    left = stop - start
    while left and (block := file.read(min(_BLOCK, left))):
        left -= len(block)
        yield block
