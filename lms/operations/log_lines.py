"""What may stand in a log line: no secret of an address, whoever wrote the line and whatever its status,
and no more than one line for a request that was refused, so that nobody can fill the log."""

import logging
import re
import sys
from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver

from lms.secrets import SecretConverter

MASK = "***"
LONGEST_LINE = 500
# What `new_link_secret` makes, wherever it stands; and codes that a picture puts into an address.
_LINK_SECRET = re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)
_QUERY = re.compile(r"([?&](?:kode|secret|token|hemmelig|code|state|sid)=)[^&\s\"'#]+", re.IGNORECASE)
_SLASH = r"(?:/|%2F)"
_EXCEPTIONS = logging.Formatter()


class Discreet(logging.Filter):
    """Lets every line through, without the secrets in it. A refused request (below an error, or one that
    Django holds for suspicious) loses its traceback: who asks wrongly learns and leaves nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _is_refusal(record):
            record.exc_info = record.exc_text = None
            if record.name == "django.security.SuspiciousFileOperation":
                said = f"Outside of the files: {getattr(getattr(record, 'request', None), 'path', '')}"
            said = _on_one_line(said)
        if record.exc_info and not record.exc_text:
            record.exc_text = _EXCEPTIONS.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = discreet(record.exc_text)
        record.msg, record.args = discreet(said), None
        return True


def discreet(text: str) -> str:
    """The text with `***` for each secret that an address of the platform holds."""
    text = _QUERY.sub(rf"\1{MASK}", _LINK_SECRET.sub(MASK, text))
    places = _secret_places()
    return places.sub(rf"\1{MASK}", text) if places else text


def _is_refusal(record: logging.LogRecord) -> bool:
    return record.name.startswith("django.security") or (
        record.name == "django.request" and record.levelno < logging.ERROR
    )


def _on_one_line(text: str) -> str:
    line = "".join(one if one.isprintable() else " " for one in text)
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"


def _secret_places() -> re.Pattern[str] | None:
    """Matches what comes before a secret, and the secret; None until the addresses are known."""
    is_known = settings.configured and apps.ready
    return _places() if is_known and hasattr(sys.modules.get(settings.ROOT_URLCONF), "urlpatterns") else None


@cache
def _places() -> re.Pattern[str]:
    patterns: list[URLPattern | URLResolver] = sys.modules[settings.ROOT_URLCONF].urlpatterns
    before = sorted({re.escape(one).replace("/", f"{_SLASH}+") for one in _before_secrets(patterns)})
    return re.compile(rf"({_SLASH}(?:{'|'.join(before)}){_SLASH}+)(?:(?!%2F)[^\s/?#\"'&<>])+", re.IGNORECASE)


def _before_secrets(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The words that stand in addresses right before a secret, such as `innsyn`."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _before_secrets(pattern.url_patterns)
            continue
        for name, converter in pattern.pattern.converters.items():
            if isinstance(converter, SecretConverter):
                yield (
                    str(pattern.pattern)
                    .partition(f"<secret:{name}>")[0]
                    .strip("/")
                    .rpartition(">")[2]
                    .strip("/")
                )
