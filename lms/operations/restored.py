"""Whether a database was restored from before an erasure, so that somebody who was erased is back."""

from typing import Any

from lms.portal.actions.erasing import tombstones

BACK = (
    "This database is older than what has been erased since, so that somebody erased is back. Nothing "
    "is served until this is given: manage.py erasures --reapply"
)


def is_before_an_erasure() -> bool:
    """Whether the file outside the database tells of an erasure that the database knows nothing of."""
    return bool(tombstones.missing())


def end_where_somebody_is_back(**_: Any) -> None:
    """End a process of jobs that begins, with the reason; another exception would only be logged."""
    if is_before_an_erasure():
        raise SystemExit(BACK)
