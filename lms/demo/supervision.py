"""The county governor's share of the demo: a supervision case that is open, and one that has ended."""

from datetime import datetime, time, timedelta

from lms.dates import OSLO
from lms.demo.persons import Cast
from lms.people.models import FosterHome, FosterParent, LookUp, Municipality, Role, SupervisionCase, User

_Case = SupervisionCase


def load(cast: Cast) -> None:
    """One case about an office, over since weeks; one about a municipality, open for weeks to come."""
    auditor, governor = cast.staff["revisor"], cast.organisations["statsforvalter"]
    ended = _Case.objects.create(
        organisation=governor,
        reference="2026/3187",
        purpose=_Case.Occasion.PLANNED,
        came_from=_Case.Origin.GOVERNOR,
        from_on=cast.on - timedelta(days=45),
        until_on=cast.on - timedelta(days=15),
        opened_by=auditor,
        opened_at=_at(cast, days_ago=45),
        ended_by=auditor,
        ended_at=_at(cast, days_ago=21),
    )
    ended.offices.add(cast.organisations["lillestrom"])
    _look(ended, cast.homes["nordli"], by=auditor, at=_at(cast, days_ago=33))
    _look(ended, cast.homes["bakken"], by=auditor, at=_at(cast, days_ago=32))
    standing = _Case.objects.create(
        organisation=governor,
        reference="2026/5120",
        purpose=_Case.Occasion.CONCERN,
        came_from=_Case.Origin.CONCERNED,
        from_on=cast.on - timedelta(days=5),
        until_on=cast.on + timedelta(days=40),
        opened_by=auditor,
        opened_at=_at(cast, days_ago=5),
    )
    standing.municipalities.add(Municipality.objects.get(pk="3205"))
    standing.offices.add(cast.organisations["lokka"])
    _look(standing, cast.homes["bakken"], by=auditor, at=_at(cast, days_ago=2))


def _look(case: SupervisionCase, home: FosterHome, *, by: User, at: datetime) -> None:
    LookUp.objects.bulk_create(
        LookUp(
            person_id=parent.user_id,
            home=home,
            by=by,
            organisation=case.organisation,
            role=Role.AUDITOR,
            purpose=LookUp.Purpose.SUPERVISION,
            supervision=case,
            at=at,
        )
        for parent in FosterParent.objects.filter(home=home).on(at.date())
    )


def _at(cast: Cast, *, days_ago: int) -> datetime:
    return datetime.combine(cast.on - timedelta(days=days_ago), time(10, 30), tzinfo=OSLO)
