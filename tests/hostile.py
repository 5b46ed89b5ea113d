"""What programs send that mean harm, or are broken: single values, queries, headers, bodies and tokens."""

import base64
import json
from typing import Any

from lms.approval.api.tokens import LOCAL_ISSUER

# What a single value may be instead of what it should be.
VALUES: list[Any] = [
    None,
    True,
    -1,
    2**63,
    2**1030,
    1.5,
    "",
    "\x00",
    "\ud800",
    "\u202e\u200b",
    "x" * 20_000,
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:60Z",
    "0001-01-01T00:00:00+14:00",
    "http://[::1",
    [],
    [[]],
    {},
    {"\ud800": "\x00"},
]
# What stands in an address where a number, a day, a code or a word should: a number that is none, one that
# is none to Python, and one that no computer wants.
ADDRESS_VALUES: list[Any] = ["-1", "\xb2", "9" * 5000]
QUERIES = [
    "%",
    "%00=%00",
    "a=%ff",
    "=&=&&",
    "limit=" + "9" * 5000,
    "after=-1",
    "after=" + "9" * 400,
    "since=9999-12-31T23:59:60Z",
    "until=0001-01-01T00:00:00%2B14:00",
    "agent=" + "%5B" * 3000,
    "agent=%22%5Cud800%22",
    "agent=%7B%22mbox%22:5%7D",
    "statementId=%00",
    "method=PUT",
    "method=%00",
    "&".join(f"x{number}=1" for number in range(3000)),
]
BODIES = [
    b"",
    b"\x00",
    b"\xff\xfe\x00",
    b"null",
    b"[1]",
    b'"x"',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"9" * 6000,
    b"NaN",
    b"-",
    b'"\\ud800"',
    b'{"\\u0000": 1}',
    b'{"a": 1, "a": 1}',
    b"\xef\xbb\xbf{}",
    b"--x\r\n\r\n",
    b"%zz=&&=",
]
CONTENT_TYPES = [
    "application/json",
    "application/json; charset=nonsense",
    "multipart/mixed; boundary=x",
    "multipart/form-data; boundary=" + "x" * 300,
    "application/x-www-form-urlencoded",
    "\xe6",
    "",
]
HEADERS = [
    {"Accept": "*/*;q=nan, text/html;q=1e999"},
    {"Accept-Language": "\xe6;q=x,,;;"},
    {"If-Match": 'W/"'},
    {"If-None-Match": '"'},
    {"Content-Length": "9" * 5000},
    {"Content-Length": "-1"},
    {"Content-Length": "\xb2"},
    {"Transfer-Encoding": "chunked"},
    {"Origin": "\xe6"},
    {"Caseworker": "\x00"},
    {"Caseworker": "x" * 5000},
    {"X-Experience-API-Version": "2.0.\xb2"},
    {"X-Experience-API-Version": "9" * 5000},
    {"Authorization": "Basic " + "=" * 500},
    {"Authorization": "Basic " + base64.b64encode(b"\x00:\x00").decode()},
]
_CLAIMS: list[object] = [
    [1],
    "x",
    5,
    None,
    {},
    {"iss": []},
    {"iss": {}},
    {"iss": LOCAL_ISSUER},
    b"[" * 3000,
    b'{"iss":' * 800,
    b"\xff",
    b"",
]
_HEADS: list[object] = [
    [1],
    "alg",
    5,
    None,
    {"alg": []},
    {"alg": "none"},
    {"alg": "HS256"},
    {"alg": "RS256", "kid": {}},
    {"alg": "RS256", "crit": 5},
    {"alg": "RS256", "b64": False, "crit": ["b64"]},
    b"[" * 500,
]


def token(head: object, claims: object, signature: bytes = b"x" * 256) -> str:
    """A token as JSON web signatures are spelt, of whatever it is given; bytes stand as they are."""
    parts = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in (head, claims)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (*parts, signature))


TOKENS = [
    "",
    "..",
    "x.y.z",
    "\xe6.\xe6.\xe6",
    "x." * 5000,
    *(token({"alg": "RS256"}, claims) for claims in _CLAIMS),
    *(token(head, {"iss": LOCAL_ISSUER}) for head in _HEADS),
]
