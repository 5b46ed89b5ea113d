"""The job queue in PostgreSQL, for a role that may neither make its tables nor empty them at one stroke.

Named by `lms.celery` as what `pgmq://` stands for.
"""

from typing import Any

import psycopg
from kombu.transport import pgmq
from psycopg import sql


class Channel(pgmq.Channel):
    """Asks whether a queue stands before it makes one, which `prepare` has done; purges row by row."""

    def _new_queue(self, queue: str, **kwargs: Any) -> None:
        if not self._has_queue(queue):  # type: ignore[no-untyped-call]
            super()._new_queue(queue, **kwargs)  # type: ignore[no-untyped-call]

    def _purge(self, queue: str) -> int:
        table = sql.Identifier("pgmq", f"q_{self._queue_name(queue)}")
        with psycopg.connect(self.transport_options["conn_string"]) as connection:
            return connection.execute(sql.SQL("DELETE FROM {}").format(table)).rowcount


class Transport(pgmq.Transport):
    Channel = Channel
