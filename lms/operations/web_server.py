"""How the web server speaks: its logs and its name, which `gunicorn.conf.py` hands to gunicorn."""

from typing import Any

from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from lms.operations.log_lines import Discreet

NAME = "web"


class Log(Logger):  # type: ignore[misc]
    """Gunicorn's own two logs, errors and access, without the secrets of addresses."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(Discreet())


def be_nobody() -> None:
    """Say in answers that a web server answered, not which."""
    wsgi.SERVER = NAME
