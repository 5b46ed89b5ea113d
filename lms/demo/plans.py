"""The demo's plans: school holidays, trainers' time, a proposal for spring, in-home training."""

from datetime import date, datetime, time, timedelta

from courses.models import Part
from lms.dates import on_wall
from lms.demo.persons import Cast
from lms.people.models import User
from sessions.actions import in_home, trainers, visits
from sessions.actions.attendance import record_attendance
from sessions.actions.series import propose_series
from sessions.models import InHomePlan, SchoolHoliday, SeriesTemplate, Venue

_AUTUMN_40, _AUTUMN_41 = (date(2026, 9, 28), date(2026, 10, 2)), (date(2026, 10, 5), date(2026, 10, 9))
_WINTER_8, _WINTER_9 = (date(2027, 2, 22), date(2027, 2, 26)), (date(2027, 3, 1), date(2027, 3, 5))
_HOLIDAYS = {
    "31": (_AUTUMN_40, _WINTER_8),
    "32": (_AUTUMN_40, _WINTER_8),
    "33": (_AUTUMN_40, _WINTER_9),
    "34": (_AUTUMN_41, _WINTER_8),
    "03": (_AUTUMN_40, _WINTER_8),
    "50": (_AUTUMN_41, _WINTER_8),
}
_EVERYWHERE = [
    ("Juleferie", date(2026, 12, 21), date(2027, 1, 1)),
    ("Påskeferie", date(2027, 3, 22), date(2027, 3, 30)),
    ("Sommerferie", date(2027, 6, 19), date(2027, 8, 15)),
]


def load(cast: Cast, *, template: SeriesTemplate | None, venue: Venue) -> None:
    """Make what coordinators, trainers and families find under planning and in-home training."""
    _trainers_time(cast)
    if template is not None:
        _proposal(cast, template, venue)
    _in_home(cast)


def make_school_holidays() -> None:
    """The school year 2026/27, roughly as the counties have it: demonstration data to be corrected."""
    SchoolHoliday.objects.bulk_create(
        [
            SchoolHoliday(county_number=county, name=name, first_day=first, last_day=last)
            for county, (autumn, winter) in _HOLIDAYS.items()
            for name, (first, last) in (("Høstferie", autumn), ("Vinterferie", winter))
        ]
        + [
            SchoolHoliday(county_number="", name=name, first_day=first, last_day=last)
            for name, first, last in _EVERYWHERE
        ]
    )


def _trainers_time(cast: Cast) -> None:
    trainer, coordinator = cast.staff["kursleder2"], cast.staff["koordinator"]
    first = cast.on + timedelta(days=40)
    trainers.add_absence(
        trainer,
        begins_at=on_wall(first, time(0)),
        ends_at=on_wall(first + timedelta(days=3), time(0)),
        by=trainer,
    )
    trainers.set_hours(
        cast.staff["kursleder"], weekdays=range(7), earliest=time(8), latest=None, by=coordinator
    )


def _proposal(cast: Cast, template: SeriesTemplate, venue: Venue) -> None:
    """A proposal that nobody has published yet, to adjust by dragging or by form."""
    propose_series(
        template,
        organisation=cast.organisations["ost"],
        name="Lillestrøm, vinteren",
        starts_on=cast.on + timedelta(days=50),
        weekdays=[2],
        starts_at=time(18),
        venue=venue,
        trainers=[cast.staff["kursleder"], cast.staff["kursleder2"]],
        capacity=10,
        county_number="32",
        by=cast.staff["koordinator"],
    )


def _in_home(cast: Cast) -> None:
    """One plan under way with goals that move, and one that waits for an answer."""
    coordinator, adviser = cast.staff["koordinator"], cast.staff["kursleder"]
    parent = cast.parents["ingrid"]
    plan = in_home.ask_in_home(
        cast.assignments["bakken"],
        reasons=["first_time", "siblings"],
        needs=["regulation", "sleep_food"],
        preferred_weekdays=[0, 2],
        preferred_from=time(9),
        preferred_to=time(14),
        by=parent,
        at=on_wall(cast.on - timedelta(days=8), time(10)),
    )
    counted = list(Part.objects.filter(kind=Part.Kind.VISIT, module__versions__isnull=False).distinct()[:1])
    in_home.grant_in_home(
        plan,
        resource_people=[adviser, cast.staff["kursleder2"]],
        visits=4,
        counts_as=counted,
        by=coordinator,
        at=on_wall(cast.on - timedelta(days=7), time(11)),
    )
    calm = in_home.set_goal(
        plan, text="Rolige kvelder med faste rutiner", need="sleep_food", written_with_family=True, by=parent
    )
    words = in_home.set_goal(
        plan,
        text="Vi setter ord på sterke følelser sammen",
        need="regulation",
        written_with_family=True,
        by=adviser,
    )
    for days, marks in ((6, (1, 2)), (4, (2, 2)), (2, (3, 4))):
        begin = on_wall(cast.on - timedelta(days=days), time(8))
        _held(plan, begin, parent, adviser, dict(zip((calm.pk, words.pk), marks, strict=True)))
    ahead = on_wall(cast.on + timedelta(days=8), time(8))
    visits.plan_visit(
        plan,
        begins_at=ahead,
        ends_at=ahead + timedelta(minutes=90),
        advisers=[adviser],
        parts=counted,
        by=adviser,
    )
    in_home.ask_in_home(
        cast.assignments["hamre"],
        reasons=["kinship"],
        needs=["contact", "cooperation"],
        by=cast.staff["saksbehandler"],
    )


def _held(plan: InHomePlan, begin: datetime, parent: User, adviser: User, marks: dict[int, int]) -> None:
    visit = visits.plan_visit(
        plan, begins_at=begin, ends_at=begin + timedelta(minutes=90), advisers=[adviser], parts=[], by=adviser
    )
    visits.report_visit(
        visit,
        done=["talk", "practice"],
        next_step="try_at_home",
        marks=marks,
        by=adviser,
        at=visit.session.ends_at,
    )
    record_attendance(visit.session, person=parent, mark="present", by=adviser, at=visit.session.ends_at)
