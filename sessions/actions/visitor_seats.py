"""Visitors' places at a locked meeting: whose turn it is, and where they go when it is called off."""

from datetime import datetime

from django.utils import timezone

from sessions.actions import seating, visitors_told
from sessions.models import TrainingSession, Visitor
from sessions.rules.seats import WaitingBooking, hand_out

Status = Visitor.Status


def has_room(session: TrainingSession, persons: int) -> bool:
    """Whether so many newcomers may have places: they are free, and nobody in line fits in those free."""
    free = session.seats_left
    line = Visitor.objects.filter(session=session).in_line()
    return persons <= free and all(one.persons > free for one in line)


def hand_out_places(session: TrainingSession, *, at: datetime | None = None) -> None:
    """Give free places of a locked meeting to those in line, first come first served among those who fit.
    They need not answer, since who has no account is slow to: they are told, and may give it back."""
    now = at or timezone.now()
    if not session.traits.is_for_visitors or not session.is_published or session.begins_at <= now:
        return
    line = {one.pk: one for one in Visitor.objects.filter(session=session).in_line()}
    handing = hand_out([WaitingBooking(pk, one.persons) for pk, one in line.items()], session.seats_left)
    for pk in handing.offered:
        line[pk].status, line[pk].session = Status.COMING, session
        line[pk].save(update_fields=["status"])
        visitors_told.given_seat(line[pk])
    if handing.offered:
        seating.recount(session)


def end_all(session: TrainingSession, replacement: TrainingSession | None) -> None:
    """Let the visitors of a locked meeting that is called off keep their places at what is held instead; else
    they stay on its list, to be asked to another."""
    if not session.traits.is_for_visitors:
        return
    live = Visitor.objects.filter(session=session).live()
    if replacement is None:
        live.update(status=Status.CALLED_OFF)
    else:
        live.update(session=replacement, reminded_at=None)
        seating.recount(replacement)
