"""The database backend that Django loads by the name `lms.embedded`."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base

from lms import database


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as Django knows it; the server is started before the first connection of a process."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            database.start_once()
        except database.DatabaseUnavailable as error:
            raise psycopg.OperationalError(str(error)) from error
        return super().get_new_connection(conn_params)
