"""What the role that serves may do in the database that another role owns: read and write rows, no more.

It can neither empty, alter nor drop a table, nor switch a trigger off. Of a guarded table, one whose triggers
refuse that it is emptied, it reads rows and adds new ones; what else its triggers let through stands in
`_CHANGES`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from django.db import connection
from psycopg import sql

from lms import database, owner

_ROWS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
_NEW_ROWS = frozenset({"SELECT", "INSERT"})
_NUMBERS = frozenset({"SELECT", "USAGE"})
# A guarded table's triggers judge when these are right; a column is named as the server's catalogue has it.
_CHANGES = {
    "approval_approval": {"UPDATE (state)"},
    "approval_archiverecord": {"UPDATE", "DELETE"},
    "approval_requirement": {"UPDATE", "DELETE"},
    "approval_review": {"UPDATE"},
    "approval_ruleset": {"UPDATE"},
    "courses_programmeversion": {
        "UPDATE (follows_recommendation_by_id)",
        "UPDATE (follows_recommendation_on)",
    },
}
# An erasure is written by `xapi_erase`, which takes the statement away in the same breath; that rows went,
# by a trigger of theirs.
_ONLY_READ = frozenset({"django_migrations", "portal_chainremoval", "xapi_erasure"})
_FOUND = """
SELECT c.oid::regclass::text, c.relkind = 'S',
       EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal AND tgtype::int & 32 > 0),
       ARRAY(SELECT privilege_type FROM aclexplode(c.relacl) WHERE grantee IN (0, who.oid)
             UNION SELECT format('%%s (%%I)', privilege_type, attname)
             FROM pg_attribute, aclexplode(attacl) WHERE attrelid = c.oid AND grantee IN (0, who.oid))
FROM pg_class c, (SELECT oid FROM pg_roles WHERE rolname = %s) AS who
WHERE c.relnamespace::regnamespace::text IN ('public', 'pgmq') AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
ORDER BY 1
"""
# Functions that run as their owner are called by the serving role alone; nobody but the owner makes tables.
_OF_THE_REST = """
WITH who AS (SELECT oid, oid::regrole AS name FROM pg_roles WHERE rolname = %s),
     place AS (SELECT oid, oid::regnamespace AS name FROM pg_namespace WHERE nspname IN ('public', 'pgmq'))
SELECT format('REVOKE ALL ON FUNCTION %%1$s FROM PUBLIC; GRANT EXECUTE ON FUNCTION %%1$s TO %%2$s',
              p.oid::regprocedure, who.name)
FROM pg_proc p, who
WHERE prosecdef AND pronamespace = 'public'::regnamespace
  AND (proacl IS NULL OR NOT has_function_privilege(who.oid, p.oid, 'EXECUTE')
       OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0))
UNION ALL
SELECT 'REVOKE CREATE ON SCHEMA public FROM PUBLIC' FROM who
WHERE has_schema_privilege(who.oid, 'public', 'CREATE')
UNION ALL
SELECT format('GRANT USAGE ON SCHEMA %%s TO %%s', place.name, who.name) FROM place, who
WHERE NOT has_schema_privilege(who.oid, place.oid, 'USAGE')
UNION ALL
SELECT format('ALTER DEFAULT PRIVILEGES IN SCHEMA %%1$s GRANT SELECT, INSERT ON TABLES TO %%2$s;'
              'ALTER DEFAULT PRIVILEGES IN SCHEMA %%1$s GRANT SELECT, USAGE ON SEQUENCES TO %%2$s',
              place.name, who.name)
FROM place, who
WHERE NOT EXISTS (
    SELECT FROM pg_default_acl, aclexplode(defaclacl)
    WHERE defaclnamespace = place.oid AND grantee = who.oid
      AND defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user)
)
"""


@dataclass(frozen=True)
class Granted:
    """What a role has been given on one table or sequence, and what it is to have."""

    name: str
    is_sequence: bool
    is_guarded: bool
    given: frozenset[str]

    @property
    def wanted(self) -> frozenset[str]:
        if self.is_sequence:
            return _NUMBERS
        if self.name in _ONLY_READ:
            return frozenset({"SELECT"})
        if self.is_guarded:
            return _NEW_ROWS | _CHANGES.get(self.name, set())
        return _ROWS


def give() -> None:
    """Give the serving role what it is to have, and take what it is not; nothing is written where all is so.

    Does nothing where the owner itself serves.
    """
    if not owner.stands_alone():
        return
    role = serving_role()
    with owner.as_owner(), connection.cursor() as cursor:
        for table in found(role):
            if table.given != table.wanted:
                cursor.execute(_mended(table, role))
        cursor.execute(_OF_THE_REST, [role])
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)


def found(role: str) -> Iterator[Granted]:
    """Every table and sequence of the platform and its queue, with what a role has been given on it."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, [role])
        for name, is_sequence, is_guarded, given in cursor.fetchall():
            yield Granted(name, is_sequence, is_guarded, frozenset(given))


def serving_role() -> str:
    """The name of the role that serves, by the server's own word."""
    with psycopg.connect(database.conninfo(owner.serving_settings())) as serving:
        (name,) = serving.execute("SELECT current_user::text").fetchone() or ("",)
    return str(name)


def _mended(table: Granted, role: str) -> str:
    kind = "SEQUENCE" if table.is_sequence else "TABLE"
    to = sql.Identifier(role).as_string()
    return (
        f"REVOKE ALL ON {kind} {table.name} FROM {to}, PUBLIC;"
        f"GRANT {', '.join(sorted(table.wanted))} ON {kind} {table.name} TO {to}"
    )
