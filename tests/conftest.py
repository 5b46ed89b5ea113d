"""What every test may ask for: its database, a real worker, a real server."""

import functools
import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import caches
from django.core.signals import setting_changed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import StaticNode
from django.test import Client, TransactionTestCase, testcases
from django.test.client import ClientHandler
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import WorkerInteractor

from lms.operations import catalogues
from lms.people.models import User
from tests import databases, order
from tests.journeys import browser as chosen

T = TypeVar("T")

gc.disable()
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the tests' thread

hypothesis_settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogues first, since tests read Norwegian."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all(settings.BASE_DIR)
    else:
        order.step_aside(config.workerinput["workerid"])


def _tell_what_counts(self: WorkerInteractor, name: str, **said: Any) -> None:
    asked = self.config.option
    if order.is_told(name, said.get("data")) or asked.durations or asked.xmlpath or asked.verbose > 0:
        _tell(self, name, **said)


_tell, WorkerInteractor.sendevent = WorkerInteractor.sendevent, _tell_what_counts


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> order.FromBothEnds | None:
    """Deal as `tests.order` says, where files are kept together."""
    return order.FromBothEnds(config, log) if config.getoption("dist") == "loadgroup" else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Several workers are dealt out what each of them has collected, in this order."""
    yield
    if hasattr(config, "workerinput"):
        order.begin_with_the_longest(items)


def pytest_collection_finish() -> None:
    """What was imported and collected stays: look for rubbish among what comes after it alone."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """One database per test process, copied from the migrated template."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    name = "_".join(filter(None, ["test", settings.DATABASES["default"]["NAME"], worker]))
    with django_db_blocker.unblock():
        databases.make(name, afresh=request.config.getoption("create_db") and not worker)
        databases.use(name)
    yield
    with django_db_blocker.unblock():
        databases.drop(name)


def _put_back(self: TransactionTestCase) -> None:
    databases.put_back()
    caches["renditions"].clear()  # their keys hold the numbers of pictures, which begin afresh


TransactionTestCase._fixture_teardown = _put_back
# The test server hands out the media folder by itself; here, too, files pass the check of who asks.
testcases._MediaFilesHandler = lambda application: application


def _serve_for_the_run(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
    """Browsers keep what never changes while tests run, as they do in production by its hashed names."""
    answer = _serve(self, request)
    answer.headers["Cache-Control"] = "max-age=3600"
    return answer


_serve, StaticFilesHandler.serve = StaticFilesHandler.serve, _serve_for_the_run


def _sign_in(self: Client, user: User, backend: str | None = None) -> None:
    """What `Client.force_login` leaves, without the visitor's session that it makes first and replaces."""
    if settings.SESSION_COOKIE_NAME in self.cookies:
        _signs_in_again(self, user, backend)
        return
    request = HttpRequest()
    request.session = SessionStore()
    request.session.cycle_key = lambda: None  # there is none yet
    user.backend = backend or settings.AUTHENTICATION_BACKENDS[0]
    login(request, user)
    request.session.create()
    self._set_login_cookies(request)


_signs_in_again, Client.force_login = Client.force_login, _sign_in


def _load_middleware_once(self: ClientHandler, is_async: bool = False) -> None:
    """Thousands of clients share what lies between them and the pages, until a setting is another."""
    if not _between:
        _load_middleware(self, is_async)
        _between.update({name: value for name, value in vars(self).items() if name.startswith("_")})
    vars(self).update(_between)


_between: dict[str, Any] = {}
_load_middleware, ClientHandler.load_middleware = ClientHandler.load_middleware, _load_middleware_once
static_address = functools.cache(StaticNode.handle_simple)
StaticNode.handle_simple = staticmethod(static_address)


@receiver(setting_changed)
def _forget_what_settings_made(**_changed: Any) -> None:
    _between.clear()
    static_address.cache_clear()


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Each test begins in the platform's own language, whatever the one before left active."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _nobody_erased() -> None:
    """No test meets whom another one erased: its rows are undone, the file outside the database is not."""
    settings.ERASURES_FILE.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def stand(django_db_setup, django_db_blocker) -> Iterator[Callable[[Callable[[], T]], T]]:
    """`stand(make)` makes what all tests of a file stand on, once, in a transaction around them all.

    What a test does to its rows is undone after it; of the objects each test takes a `copy.deepcopy`.
    """
    around = transaction.atomic()

    def make_once(make: Callable[[], T]) -> T:
        with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE):
            return make()

    with django_db_blocker.unblock():
        around.__enter__()
    yield make_once
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def own_folders(settings, tmp_path):
    """A data folder of the test's own, for what looks through all files or takes some away."""
    place = tmp_path / "data"
    settings.DATA_DIR, settings.MEDIA_ROOT = place, place / "media"
    settings.BACKUP_DIR, settings.BACKUP_KEY_FILE = place / "backups", place / "backup.key"
    settings.EMAIL_FILE_PATH, settings.ERASURES_FILE = str(place / "mail"), place / "erasures.jsonl"
    private = {**settings.STORAGES["default"], "OPTIONS": {"location": place / "private"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return place


@pytest.fixture
def without_words(monkeypatch) -> None:
    """Refusals without the page around them: for who asks for thousands of them and reads their status alone.
    That the page is there for everybody is asked in `tests.test_roles`."""
    for status in (403, 404):
        answer = functools.partial(_refusal, status)
        monkeypatch.setattr(f"lms.urls.handler{status}", answer, raising=False)


def _refusal(status: int, request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=status)


@dataclass
class Worker:
    """A Celery worker in a process of its own, on the database of the tests."""

    mail: Path
    process: subprocess.Popen = field(init=False)

    def start(self) -> None:
        """Start it on the tests' database; it takes tasks as soon as it has connected."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "celery", "--quiet", "-A", "lms", "worker", "--pool", "solo",
             "--loglevel", "WARNING", "--without-gossip", "--without-mingle"],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "TEST_DATABASE": settings.DATABASES["default"]["NAME"],
                "TEST_MAIL": str(self.mail),
            },
        )  # fmt: skip

    def end(self) -> None:
        """End it, with what it is at; a message that it holds comes back to the queue much later."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Leave the queue to another worker meanwhile."""
        self.end()
        try:
            yield
        finally:
            self.start()

    def wait_until(self, condition: Callable[[], object], seconds: float = 60) -> None:
        """Wait until `condition()` holds; fails the test when it still does not."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, "the worker has ended"
            assert time.monotonic() < deadline, f"not within {seconds} seconds"
            time.sleep(0.05)

    def letters(self) -> list[str]:
        """The mails that tasks have sent in this test, as they went out."""
        return [path.read_text() for path in sorted(self.mail.glob("*.log"))]


@pytest.fixture(scope="session")
def _worker(django_db_setup, tmp_path_factory):
    worker = Worker(tmp_path_factory.mktemp("mail"))
    worker.start()
    yield worker
    worker.process.kill()
    worker.process.wait()


@pytest.fixture
def celery_worker(transactional_db, _worker):
    """A real worker that takes what the test commits; see `Worker`."""
    from lms.celery import app

    app.control.purge()
    for letter in _worker.mail.glob("*"):
        letter.unlink()
    return _worker


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for the whole process; `NoBrowser` with a sentence when there is none."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chosen.lightest(), args=chosen.FLAGS)
        yield started
        started.close()
