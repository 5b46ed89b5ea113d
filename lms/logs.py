"""What is logged, and how a line of it reads."""

from typing import Any


def to_standard_output(level: str) -> dict[str, Any]:
    """The `LOGGING` of all processes; `level` is that of what has none of its own."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "filters": {
            "outage": {"()": "lms.outage.InOneLine"},
            "discreet": {"()": "lms.operations.log_lines.Discreet"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "plain",
                "filters": ["outage", "discreet"],
            },
        },
        "loggers": {
            "gunicorn.http.wsgi": {"level": "ERROR"},  # each HEAD that a page answers
            "pgmq": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
            "psycopg.pool": {"level": "ERROR"},
            "django_tasks": {"level": "WARNING"},  # each page put into the search index
            "wagtail": {"level": "WARNING"},  # each page edited; Wagtail keeps a log of its own
        },
        "root": {"handlers": ["console"], "level": level},
    }
