"""How the rows of a closed account follow its person to the one that stands.

Each package says of each of its columns that name a user how it goes (`tests/lms/people/test_merging.py`
finds what is left out), and moves its own when `accounts_merged` is sent.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from lms.people.models import User


class Goes(StrEnum):
    """How a column that names a user goes when two accounts become one.

    `MOVES`: what stands of the person names the kept account from now on; a row that the database refuses
    there, since the kept account has one like it, stays behind. `STAYS`: who did something, or what was
    recorded: it is as it was, and who reads it by person asks `models/one_person.py`.
    """

    MOVES = "moves"
    STAYS = "stays"


def move(columns: Mapping[str, Goes], *, kept: User, merged: User) -> None:
    """Let the rows of these columns (`app.model.column`) follow, in the caller's transaction."""
    for label, goes in columns.items():
        if goes is Goes.MOVES:
            model, _, column = label.rpartition(".")
            _move(apps.get_model(model), column, kept=kept, merged=merged)


def _move(model: type[Model], column: str, *, kept: User, merged: User) -> None:
    rows = model._default_manager.filter(**{column: merged})
    if not _changed(model, list(rows.values_list("pk", flat=True)), column, kept):
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            _changed(model, [pk], column, kept)


def _changed(model: type[Model], pks: list[object], column: str, kept: User) -> bool:
    """Whether these rows could be moved, all of them; else none was."""
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=pks).update(**{column: kept})
            _ask_the_database()
    except IntegrityError:
        return False
    return True


def _ask_the_database() -> None:
    """Have what it would check at the end of the transaction checked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
