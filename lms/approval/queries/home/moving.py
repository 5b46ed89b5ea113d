"""What a move to another municipality changes, before it is done."""

from dataclasses import dataclass
from datetime import date

from lms.dates import today
from lms.people.models import Assignment, FosterHome, HomeMove, Municipality, Organisation, User


@dataclass(frozen=True)
class MoveShown:
    """A move to be confirmed: from where to where, who trains before and after, and how many open
    assignments the reader sees, none of which it touches."""

    before: Municipality
    after: Municipality
    service_before: Organisation | None
    service_after: Organisation | None
    registered_by: Organisation
    on: date
    assignments: int

    @property
    def is_now(self) -> bool:
        return self.on <= today()

    @property
    def changes_county(self) -> bool:
        return self.before.county_number != self.after.county_number

    @property
    def changes_region(self) -> bool:
        return self.before.region_id != self.after.region_id

    @property
    def changes_service(self) -> bool:
        return self.service_before != self.service_after


def move_shown(
    home: FosterHome, *, to: Municipality, service: Organisation | None, on: date, reader: User
) -> MoveShown:
    """What this move would change; one query."""
    seen = Assignment.objects.visible_to(reader).filter(home=home).open()
    return MoveShown(
        before=home.host_municipality,
        after=to,
        service_before=home.trained_by,
        service_after=service,
        registered_by=home.registered_by,
        on=on,
        assignments=seen.count(),
    )


def planned_move(home: FosterHome) -> HomeMove | None:
    """The move of a home whose day has not come; one query."""
    found = HomeMove.objects.planned().filter(home=home)
    return found.select_related("to_municipality", "to_service").first()


def moves_of(home: FosterHome) -> tuple[HomeMove, ...]:
    """Where a home has moved to, and when, the first first; one query."""
    return tuple(
        HomeMove.objects.done().filter(home=home).select_related("to_municipality").order_by("on", "pk")
    )
