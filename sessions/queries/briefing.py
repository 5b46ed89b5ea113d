"""What who leads a session should know before it: what those who come need, and the e-learning left."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from courses.models import Part
from courses.queries.due_before import e_learning_before, not_done
from lms.people.models import FosterHome, FosterParent, User
from lms.people.rules import norwegian_order
from sessions.models import TrainingSession
from sessions.queries.arrangements import Arrangements, arrangements_of
from sessions.queries.attendance import Participant, roster


@dataclass(frozen=True)
class Before:
    """A session with what those who come need. `reading` are the titles of the e-learning that belongs
    before it, `behind` the names, as the reader may see them, of those who have some of it left;
    `all_have_read` only where the reader is told of everyone, and nobody has. `modules` are the titles
    and keys of what the session is part of."""

    session: TrainingSession
    needs: Arrangements
    behind: Sequence[str]
    reading: Sequence[str]
    modules: Sequence[tuple[str, UUID]]
    all_have_read: bool


def before(session: TrainingSession, *, by: User) -> Before:
    """What there is to know before a session; a fixed number of queries."""
    parts = list(session.delivers.select_related("module__training"))
    due = _due(session, parts)
    people = roster(session, by=by)
    left = _left(session, due, people, by=by)
    return Before(
        session=session,
        needs=arrangements_of(session, by=by),
        behind=[one.name for one in people if one.person.pk in left],
        reading=[part.title_in(by.language) for part in due],
        modules=sorted(
            {(p.module.training.title_in(by.language), p.module_id) for p in parts},
            key=lambda one: (norwegian_order(one[0]), one[1]),
        ),
        all_have_read=bool(people) and not left and _leads(session, by),
    )


def behind(session: TrainingSession, people: Sequence[Participant], *, by: User) -> frozenset[int]:
    """Who of these participants, by user id, has e-learning left before the session; six queries."""
    return _left(session, _due(session, list(session.delivers.all())), people, by=by)


def _due(session: TrainingSession, parts: Sequence[Part]) -> list[Part]:
    due = {part.pk: part for part in session.due_before.all()}
    due |= {part.pk: part for part in e_learning_before([part.pk for part in parts])}
    return list(due.values())


def _left(
    session: TrainingSession, due: Sequence[Part], people: Sequence[Participant], *, by: User
) -> frozenset[int]:
    """Leaders are told of everyone on the list, others of the adults of homes that they may open."""
    if not due:
        return frozenset()
    told = {one.person.pk for one in people}
    if not _leads(session, by):
        homes = FosterHome.objects.visible_to(by).values("pk")
        adults = FosterParent.objects.filter(user__in=told, home__in=homes).current()
        told = set(adults.values_list("user", flat=True))
    return frozenset(not_done(told, due))


def _leads(session: TrainingSession, user: User) -> bool:
    return TrainingSession.objects.led_by(user).filter(pk=session.pk).exists()
