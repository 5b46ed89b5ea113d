"""In production, the role that serves is no superuser, and cannot own or empty a table that is kept.

It is asked once in each process, on the first connection to the database.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from lms import owner, safety

_POWERS = """
SELECT rolsuper, rolcreaterole OR EXISTS (
    SELECT FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND tgtype::int & 32 > 0
    AND (has_table_privilege(tgrelid, 'TRUNCATE') OR pg_has_role(relowner, 'MEMBER'))
) FROM pg_roles WHERE rolname = current_user
"""
_MARK = "lms.powers"


def watch() -> None:
    """Refuse connections of a role with too much power from now on, with `ImproperlyConfigured`."""
    connection_created.connect(_judge, dispatch_uid=_MARK)


def require() -> None:
    """Connect now, where the database answers, so that a process that is refused does not start."""
    try:
        connection.ensure_connection()
    except OperationalError:
        return
    finally:
        connection.close()


def refusals() -> list[str]:
    """A sentence for each power that the role connected now should not have."""
    with connection.cursor() as cursor:
        cursor.execute(_POWERS)
        is_superuser, can_own = cursor.fetchone()
    return safety.role_refusals(is_superuser=is_superuser, can_own_what_is_kept=can_own)


def _judge(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    if owner.is_acting():
        return
    if refused := refusals():
        connection.close()
        raise ImproperlyConfigured("Production does not start:\n" + "\n".join(refused))
    connection_created.disconnect(dispatch_uid=_MARK)
