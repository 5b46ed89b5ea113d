"""`manage.py run`: start everything on this machine, say where it is, and stop it on Ctrl-C."""

import os
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import OperationalError, connections
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from lms import database
from lms.demo import first_load, sign_in_provider
from lms.demo.persons import PASSWORD, SIGN_INS
from lms.operations import launch, supervisor

_ADDRESSES = [
    ("Front page", ""),
    ("Sign in", "people:sign-in"),
    ("Content (editors)", "wagtailadmin_home"),
    ("Administration", "admin:index"),
]


def _port(words: str) -> int:
    if not words.isdecimal() or not 0 < int(words) < 65_536:
        raise ArgumentTypeError(f"a port is a number from 1 to 65535, not {words}: make run PORT=8001")
    return int(words)


class Command(BaseCommand):
    help = "Starts the database, web server, worker and scheduler; loads the demo on first start."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000")
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")

    def handle(self, *args: Any, port: int, host: str, **options: Any) -> None:
        if str(port) != (os.environ.get("PORT") or "8000"):  # the settings were read with another
            os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PORT": str(port)})  # noqa: S606
        began = time.monotonic()
        code = 0
        try:
            launch.require_free_port(host, port)
            launch.require_database()
            for words in launch.prepare():
                print(words, flush=True)
            launch.require_nobody_back()
            launch.require_broker()
            code = self._serve(host, port, began)
        except KeyboardInterrupt:
            code = 130
        finally:
            connections.close_all()
            database.leave()
        self.stdout.write("Stopped.")
        sys.exit(code)

    def _serve(self, host: str, port: int, began: float) -> int:
        first_load.forget()
        addresses = self._addresses(port)  # before the forks, which then need not import all pages again
        wants_demo = launch.wants_demo()
        beside = self._beside()
        launch.let_go()
        loader = first_load.begin(partial(print, flush=True)) if wants_demo else None
        try:
            return supervisor.run(
                settings.BASE_DIR / "Procfile",
                self._environment(host, port),
                when_started=lambda: self._greet(host, port, began, loader, addresses),
                beside=beside,
            )
        finally:
            if loader:
                loader.kill()
                loader.join()

    def _beside(self) -> Mapping[str, str]:
        """In the demo, those who sign its people in; their addresses are as the settings say."""
        own = [one for one in settings.SIGN_IN_PROVIDERS if one.issuer.startswith("http://127.0.0.1:")]
        if settings.ENVIRONMENT != "demo" or not own:
            return {}
        port = urlsplit(own[0].issuer).port or 0
        launch.require_free_port("127.0.0.1", port)
        sign_in_provider.let_be_known()
        return sign_in_provider.beside_the_platform(settings.DATA_DIR, port=port, platform=settings.SITE_URL)

    def _environment(self, host: str, port: int) -> dict[str, str]:
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        return {
            **os.environ,
            "PATH": programs,
            "HOST": host,
            "PORT": str(port),
            "PYTHONUNBUFFERED": "1",
        }

    def _greet(
        self, host: str, port: int, began: float, loader: BaseProcess | None, addresses: list[str]
    ) -> None:
        with suppress(OperationalError):  # Ctrl-C may stop the database first
            self._tell_of_start(host, port, began, loader, addresses)

    def _tell_of_start(
        self, host: str, port: int, began: float, loader: BaseProcess | None, addresses: list[str]
    ) -> None:
        silent = launch.wait_until_all_answer(host, port)
        if "web" in silent:
            print(f"\nNo answer yet from: {', '.join(silent)}. What they say stands above.", flush=True)
            return
        seconds = time.monotonic() - began
        said = f"Everything answers, after {seconds:.1f} seconds."
        if silent:
            said = (
                f"Pages open, after {seconds:.1f} seconds. No answer yet from: {', '.join(silent)}, which "
                "may be busy with what was queued before; /status/ says when all is well."
            )
        if loader and loader.is_alive():
            said += " The demo is still being loaded; the front page says how far it is."
        print("\n".join(["", said, "", *addresses, ""]), flush=True)
        if loader:
            loader.join()
            if loader.exitcode == 0:
                print(f"The demo is loaded, after {time.monotonic() - began:.1f} seconds.", flush=True)
        print("\n".join([*self._accounts(), "Ctrl-C stops everything; what you did is kept."]), flush=True)

    def _addresses(self, port: int) -> list[str]:
        site = settings.SITE_URL if settings.IS_PRODUCTION else f"http://localhost:{port}"
        lines = []
        for name, url_name in _ADDRESSES:
            try:
                path = reverse(url_name) if url_name else "/"
            except NoReverseMatch:
                continue
            lines.append(f"  {name:<36} {site}{path}")
        return lines

    def _accounts(self) -> list[str]:
        accounts = get_user_model().objects.filter(username__in=[name for _, name in SIGN_INS])
        has_accounts = settings.ENVIRONMENT == "demo" and accounts.exists()
        connections.close_all()
        if not has_accounts:
            return []
        with translation.override("en"):
            lines = [f"  {role!s:<36} {name}" for role, name in SIGN_INS]
        return [f"Sign in as (the password of all is {PASSWORD}):", *lines, ""]
