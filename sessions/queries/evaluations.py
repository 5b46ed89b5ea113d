"""What those who came thought: who may still say it, and figures from five answers on that name nobody."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Avg, Count, Exists, OuterRef, QuerySet, Subquery

from lms.dates import oslo_day
from lms.people.models import Role, User
from lms.people.models.access import access_of
from sessions.models import Attendance, Evaluation, Mark, Notified, Series, TrainingSession
from sessions.rules.evaluation import LEAST_ANSWERS, OPEN_FOR
from sessions.rules.kinds import kinds_with

_SHOWN = 60
_NOT_THERE = (Mark.ABSENT, Mark.EXCUSED)
_FIGURES = ("useful", "led", "safe")


@dataclass(frozen=True)
class Figures:
    """The averages of what was answered, from 1 to 5, and by how many."""

    number: int
    useful: float
    led: float
    safe: float

    @property
    def bars(self) -> tuple[float, float, float]:
        """In the order of the questions."""
        return self.useful, self.led, self.safe


@dataclass(frozen=True)
class Evaluated:
    """A gathering or a course that is closed for answers; `figures` None where fewer than five did so."""

    what: TrainingSession | Series
    figures: Figures | None


@dataclass(frozen=True)
class Month:
    """All gatherings of a month that have figures, weighted by their answers; `first` is its first day."""

    first: date
    gatherings: int
    figures: Figures


@dataclass(frozen=True)
class EvaluationsPage:
    """What one reader is shown: the months, and single gatherings and courses for who leads or coordinates
    them."""

    months: Sequence[Month]
    gatherings: Sequence[Evaluated]
    courses: Sequence[Evaluated]


def gatherings_to_evaluate(person: User, *, at: datetime) -> QuerySet[TrainingSession]:
    """The gatherings that a person was at, and that one may still say something of."""
    held = gatherings_been_at(person).filter(status=TrainingSession.Status.PUBLISHED)
    lately = held.filter(period__endswith__gt=at - OPEN_FOR, period__endswith__lte=at)
    return lately.select_related("series")


def courses_to_evaluate(person: User, *, at: datetime) -> QuerySet[Series]:
    """The courses that have ended, of which a person was at a gathering, and that one may still speak of."""
    gatherings = TrainingSession.objects.standing().filter(
        series=OuterRef("pk"), kind__in=kinds_with("is_evaluated")
    )
    last = gatherings.order_by("-period__endswith").values("period__endswith")[:1]
    ended = courses_been_at(person).annotate(ended_at=Subquery(last))
    return ended.filter(ended_at__gt=at - OPEN_FOR, ended_at__lte=at)


def gatherings_been_at(person: User) -> QuerySet[TrainingSession]:
    """The gatherings that a person was at, whenever that was."""
    been = Attendance.objects.filter(session=OuterRef("pk"), person=person).exclude(mark__in=_NOT_THERE)
    return TrainingSession.objects.filter(Exists(been), kind__in=kinds_with("is_evaluated"))


def courses_been_at(person: User) -> QuerySet[Series]:
    """The courses of which a person was at a gathering."""
    return Series.objects.filter(pk__in=gatherings_been_at(person).values("series"))


def is_open_to(person: User, what: TrainingSession | Series, *, at: datetime) -> bool:
    """Whether a person may say now what they thought of this; one query."""
    if isinstance(what, TrainingSession):
        return gatherings_to_evaluate(person, at=at).filter(pk=what.pk).exists()
    return courses_to_evaluate(person, at=at).filter(pk=what.pk).exists()


def left_to_evaluate(person: User, *, at: datetime) -> tuple[list[TrainingSession], list[Series]]:
    """Of these, those of which the person has said nothing yet, the newest first; two queries."""
    given = Evaluation.objects.filter(person=person)
    gatherings = gatherings_to_evaluate(person, at=at).filter(~Exists(given.filter(session=OuterRef("pk"))))
    courses = courses_to_evaluate(person, at=at).filter(~Exists(given.filter(series=OuterRef("pk"))))
    return list(gatherings.order_by("-period", "pk")), list(courses.order_by("-starts_on", "pk"))


def persons_to_ask(*, since: datetime, at: datetime, what: str) -> list[tuple[TrainingSession, User]]:
    """Who was at a gathering that ended in this time, has said nothing of it and was not asked by the word
    `what`; one query."""
    came = Attendance.objects.exclude(mark__in=_NOT_THERE).filter(
        session__status=TrainingSession.Status.PUBLISHED,
        session__kind__in=kinds_with("is_evaluated"),
        session__period__endswith__gt=since,
        session__period__endswith__lte=at,
    )
    said = Evaluation.objects.filter(session=OuterRef("session"), person=OuterRef("person"))
    asked = Notified.objects.filter(session=OuterRef("session"), person=OuterRef("person"), what=what)
    rows = came.filter(~Exists(said), ~Exists(asked), person__is_active=True)
    return [(one.session, one.person) for one in rows.select_related("session", "person").order_by("pk")]


def answer_of(person: User, what: TrainingSession | Series) -> Evaluation | None:
    """What a person has answered of this; one query."""
    named = {"session": what} if isinstance(what, TrainingSession) else {"series": what}
    return Evaluation.objects.filter(person=person, **named).first()


def evaluations_page(user: User, *, at: datetime) -> EvaluationsPage:
    """The figures of what a user leads or coordinates, and for administrators the months of the whole
    country; three queries."""
    access = access_of(user)
    led = TrainingSession.objects.managed_by(user)
    closed = _closed(TrainingSession.objects.all() if access.has(Role.ADMIN) else led, at=at)
    enough = closed.annotate(answers=Count("evaluations")).filter(answers__gte=LEAST_ANSWERS)
    averages = enough.annotate(**{name: Avg(f"evaluations__{name}") for name in _FIGURES})
    months = _months(averages.values_list("period", "answers", *_FIGURES))
    own = _closed(led, at=at).annotate(
        answers=Count("evaluations"), **{name: Avg(f"evaluations__{name}") for name in _FIGURES}
    )
    gatherings = own.filter(answers__gt=0).select_related("series").order_by("-period", "pk")[:_SHOWN]
    series = Series.objects.filter(pk__in=led.values("series")).exclude(
        pk__in=TrainingSession.objects.standing().filter(period__endswith__gt=at - OPEN_FOR).values("series")
    )
    courses = series.annotate(
        answers=Count("evaluations"), **{name: Avg(f"evaluations__{name}") for name in _FIGURES}
    ).filter(answers__gt=0)
    return EvaluationsPage(
        months=months,
        gatherings=[Evaluated(one, _figures(vars(one))) for one in gatherings],
        courses=[Evaluated(one, _figures(vars(one))) for one in courses.order_by("-pk")[:_SHOWN]],
    )


def _closed(sessions: QuerySet[TrainingSession], *, at: datetime) -> QuerySet[TrainingSession]:
    return sessions.filter(period__endswith__lte=at - OPEN_FOR)


def _figures(counted: dict[str, float]) -> Figures | None:
    number = int(counted["answers"])
    if number < LEAST_ANSWERS:
        return None
    return Figures(number, *(float(counted[name]) for name in _FIGURES))


def _months(rows: Iterable[tuple[Any, int, float, float, float]]) -> list[Month]:
    found: dict[date, list[tuple[int, tuple[float, ...]]]] = defaultdict(list)
    for period, number, *averages in rows:
        first = oslo_day(period.lower).replace(day=1)
        found[first].append((number, tuple(float(one) for one in averages)))
    return [Month(first, len(ones), _weighted(ones)) for first, ones in sorted(found.items(), reverse=True)]


def _weighted(ones: Sequence[tuple[int, tuple[float, ...]]]) -> Figures:
    number = sum(answers for answers, _ in ones)
    sums = (sum(answers * averages[place] for answers, averages in ones) for place in range(len(_FIGURES)))
    return Figures(number, *(total / number for total in sums))
