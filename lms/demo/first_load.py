"""The demo's first load, beside the platform that runs already, and how far it is.

It is a process of its own, which ends with the one that began it: a load that is broken off leaves
nothing, and the next start loads afresh. How far it is stands in a file, since its rows are seen by
nobody before all are there.
"""

import ctypes
import json
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise

from lms import trouble
from lms.demo import loading

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Progress:
    """How far a load is: the share that is done, from 0 to 100, and whether it was given up."""

    share: int
    has_failed: bool = False


def under_way() -> Progress | None:
    """How far the load is that was begun and has not ended well; None where there is none."""
    try:
        return Progress(**json.loads(_file().read_text()))
    except FileNotFoundError:
        return None


def begin(say: Callable[[str], None]) -> BaseProcess:
    """Begin to load the demo in a process of its own; `say` is called there, with a line for each part.

    Its exit code is 0 when the demo stands, else 1, after a line that says why.
    """
    _tell(Progress(0))
    process = multiprocessing.get_context("fork").Process(target=_load, args=(say,), name="demo")
    process.start()
    return process


def forget() -> None:
    """Say no longer how far a load is that an earlier start began."""
    _file().unlink(missing_ok=True)


class WhileLoading:
    """Middleware of the demo: until its people and pages are there, the front page and the sign-in page
    say how far the load is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "GET" and (progress := under_way()) and _is_of_no_use_yet(request):
            response = render(request, "portal/loading.html", {"progress": progress})
            add_never_cache_headers(response)
            return response
        return self.get_response(request)


def _is_of_no_use_yet(request: HttpRequest) -> bool:
    return request.path in {reverse("wagtail_serve", args=[""]), reverse("people:sign-in")}


def _load(say: Callable[[str], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    def report(share: int, words: str | Promise) -> None:
        _tell(Progress(share))
        if words:
            with translation.override("en"):
                say(f"  {share:>3} %  {words} ...")

    try:
        loading.load(report)
    except Exception as error:
        if trouble.disk_is_full(error):
            say("The demo could not be loaded, since the disk is full; free some space, and start again.")
        else:
            traceback.print_exc()
            say("The demo could not be loaded; the reason stands above. Pages answer, but are empty.")
        _tell(Progress(0, has_failed=True))
        sys.exit(1)
    finally:
        connections.close_all()
    forget()


def _file() -> Path:
    return Path(settings.DATA_DIR) / "demo.progress"


def _tell(progress: Progress) -> None:
    fresh = _file().with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(asdict(progress)))
    fresh.rename(_file())
