"""What must be true before the platform serves, and the making of it; each step is quick when done before."""

import hashlib
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from celery import current_app
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from kombu import pools

from lms import database, grants
from lms.operations import catalogues, heartbeat, snapshot
from lms.operations.restored import BACK, is_before_an_erasure
from lms.owner import as_owner, stands_alone
from lms.portal.actions.search import index_what_was_published_before

PATIENCE_SECONDS = 90
_PREPARING = 7_406_201


class CannotStart(CommandError):
    """Something outside the platform is in the way; the text says what to do, on the terminal as it is."""


def require_free_port(host: str, port: int) -> None:
    """Raise `CannotStart` if somebody listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise CannotStart(f"Port {port} is reserved; take another one: make run PORT=8001") from None
        except OSError:
            raise CannotStart(
                f"Port {port} is taken; stop what listens there, or take another: make run PORT={port + 1}"
            ) from None


def require_database() -> None:
    """Start the embedded database, or make sure that the one elsewhere answers; else `CannotStart`."""
    if not database.is_elsewhere():
        try:
            database.start()
        except database.DatabaseUnavailable as error:
            raise CannotStart(str(error)) from error
        return
    _require_answer("DATABASE_URL", "or leave it out to use the embedded one")
    if stands_alone():
        with as_owner():
            _require_answer("OWNER_DATABASE_URL", "or make the role that it names (docs/running.md says how)")


def _require_answer(setting: str, way_out: str) -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CannotStart(
            f"The database that {setting} names does not answer "
            f"({reason}); start it, correct {setting}, {way_out}."
        ) from None


def require_front_end() -> None:
    """Raise `CannotStart` if the front-end packages are not installed."""
    if not (settings.BASE_DIR / "node_modules" / "@digdir").is_dir():
        raise CannotStart(
            "The front-end packages are not installed; give `make run`, or `sh requirements/install.sh npm`."
        )


def require_broker() -> None:
    """Raise `CannotStart` if the job queue does not answer."""
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=5)
    except Exception as error:
        raise CannotStart(
            "The job queue that CELERY_BROKER_URL names does not answer "
            f"({type(error).__name__}); start it, correct the address, or leave it out to use the database's."
        ) from None


def prepare() -> Iterator[str]:
    """Bring database, queue, catalogues and static files up to date.

    Says what takes a while before it begins it; does nothing unless the words are asked for. Raises
    `CannotStart`.
    """
    require_front_end()
    catalogues.compile_all(settings.BASE_DIR)
    catalogues.begin_further(settings.DATA_DIR / "locale", settings.MORE_LANGUAGES)
    for folder in (settings.MEDIA_ROOT, settings.DATA_DIR / "private"):
        Path(folder).mkdir(parents=True, exist_ok=True)
    with as_owner():
        yield from _prepare_alone()


def _prepare_alone() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_PREPARING])
    try:
        yield from prepare_database()
        fingerprint = _static_fingerprint()
        if not _is_collected(fingerprint):
            yield "Collecting the static files ..."
            _collect_static(fingerprint)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_PREPARING])


def prepare_database() -> Iterator[str]:
    """Bring the database that we are pointed at, as its owner, up to date: tables, queue, rights."""
    if snapshot.suits():
        yield "Making the database ..."
        snapshot.restore()
    executor = MigrationExecutor(connection)
    _require_no_newer_database(executor)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "Migrating the database ..."
        call_command("migrate", interactive=False, verbosity=0)
        index_what_was_published_before()
    call_command("createcachetable", verbosity=0)
    if settings.CELERY_BROKER_URL.startswith("pgmq:"):
        queue = current_app.conf.task_default_queue
        database.install_queue(database.conninfo(connection.settings_dict), queue)
    grants.give()


def _require_no_newer_database(executor: MigrationExecutor) -> None:
    """Raise `CannotStart` if a later version of the platform has migrated the database."""
    ours = {app.label for app in apps.get_app_configs() if app.name.split(".")[0] in snapshot.OWN}
    unknown = sorted(
        key
        for key in executor.loader.applied_migrations
        if key[0] in ours
        if key not in executor.loader.disk_migrations
    )
    if unknown:
        raise CannotStart(
            f"A newer version of the platform has used this database (it holds {'.'.join(unknown[0])}, which "
            "this version does not know); install that version, restore a backup from before it, or name "
            "another database with DATABASE_URL or another folder with DATA_DIR."
        )


def require_nobody_back() -> None:
    """Raise `CannotStart` where a restored database is older than an erasure."""
    if is_before_an_erasure():
        raise CannotStart(BACK)


def wants_demo() -> bool:
    """Whether this is a demo without any user yet."""
    return settings.ENVIRONMENT == "demo" and not get_user_model().objects.exists()


def let_go() -> None:
    """Close what this process holds open, so that processes forked from it share nothing, and make their own
    way to the queue."""
    connections.close_all()
    pools.reset()  # type: ignore[no-untyped-call]
    current_app._after_fork()  # as Celery itself does after a fork: forget the pools that are closed


def wait_until_all_answer(host: str, port: int) -> list[str]:
    """Wait for web server, worker and scheduler; the names of those silent when patience ended."""
    began, deadline = timezone.now(), time.monotonic() + PATIENCE_SECONDS
    waiting = {"web", heartbeat.WORKER, heartbeat.SCHEDULER}
    with current_app.connection_for_write() as connection_of_its_own:
        current_app.send_task("lms.operations.tasks.heartbeat", connection=connection_of_its_own)
    while waiting and time.monotonic() < deadline:
        if "web" in waiting and _web_answers(host, port):
            waiting.discard("web")
        for part in waiting & {heartbeat.WORKER, heartbeat.SCHEDULER}:
            seen = heartbeat.last(part)
            if seen and seen > began:
                waiting.discard(part)
        time.sleep(0.1)
    connections.close_all()
    return sorted(waiting)


def _web_answers(host: str, port: int) -> bool:
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/helse/"  # noqa: S104
    named = next((name for name in settings.ALLOWED_HOSTS if name[0] not in "*."), "localhost")
    request = urllib.request.Request(address, headers={"Host": named, "X-Forwarded-Proto": "https"})
    with suppress(OSError), urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False


def _is_collected(fingerprint: str) -> bool:
    mark = _static_mark()
    return Path(settings.STATIC_ROOT).exists() and mark.exists() and mark.read_text() == fingerprint


def _collect_static(fingerprint: str) -> None:
    _static_mark().unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    _static_mark().write_text(fingerprint)


def _static_mark() -> Path:
    return Path(settings.STATIC_ROOT).with_name("static.fingerprint")


def _static_fingerprint() -> str:
    """Name, size and time of every file; front-end packages all carry one time, so their lock counts, too."""
    seen = hashlib.sha256((settings.BASE_DIR / "package-lock.json").read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            seen.update(f"{name}\0{file.st_size}\0{file.st_mtime_ns}\n".encode())
    return seen.hexdigest()
