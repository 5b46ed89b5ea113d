"""Places at the points of a locked network day: who has one, who waits, and whose turn it is."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from lms.dates import OSLO
from sessions.actions import notices
from sessions.models import AgendaChoice, AgendaItem, Registration, TrainingSession
from sessions.rules.programme import later_by
from sessions.rules.seats import WaitingBooking, hand_out

Status = AgendaChoice.Status


def has_place(item: AgendaItem) -> bool:
    """Whether a newcomer may have a place: one is free, and nobody waits for it."""
    if item.capacity is None:
        return True
    return item.taken < item.capacity and not item.choices.filter(status=Status.WAITING).exists()


def take(registration: Registration, item: AgendaItem, *, at: datetime) -> AgendaChoice:
    """Let a participant have a place at a point, or wait for one and keep what they have in its slot."""
    own = AgendaChoice.objects.filter(registration=registration, slot=item.slot)
    known = own.filter(item=item).first()
    if known is not None:
        if known.status == Status.TAKEN:
            own.filter(status=Status.WAITING).delete()
        return known
    own.filter(status=Status.WAITING).delete()
    status = Status.TAKEN if has_place(item) else Status.WAITING
    if status == Status.TAKEN:
        own.delete()
    made = AgendaChoice.objects.create(
        registration=registration, item=item, slot=item.slot, status=status, chosen_at=at
    )
    settle(registration.session)
    return made


def settle(session: TrainingSession) -> None:
    """Let nobody have a place at a point without one at the day, give those that are free to who waits, first
    come first served, and count anew. Who gets what they waited for gives back what they had meanwhile."""
    if not session.traits.has_programme:
        return
    items = AgendaItem.objects.filter(session=session).order_by("pk")
    seated = (Registration.Status.REGISTERED, Registration.Status.WALK_IN)
    AgendaChoice.objects.filter(item__session=session).exclude(registration__status__in=seated).delete()
    moved: list[AgendaChoice] = []
    while given := _hand_out(items):
        moved += given
    _count(items)
    if session.is_published and session.begins_at > timezone.now():
        for choice in moved:
            notices.point_given(choice.registration)


def follow(session: TrainingSession, was: datetime) -> None:
    """Let the points of a day that begins at another hour than it did lie as they did within it."""
    if not session.traits.has_programme:
        return
    before, now = was.astimezone(OSLO), session.begins_at.astimezone(OSLO)
    shift = timedelta(hours=now.hour - before.hour, minutes=now.minute - before.minute)
    for item in AgendaItem.objects.filter(session=session) if shift else ():
        begins = later_by(item.begins_at, shift)
        ends = later_by(item.ends_at, shift) if item.ends_at else None
        if begins is not None and (ends is None) == (item.ends_at is None):
            item.begins_at, item.ends_at = begins, ends
            item.save(update_fields=["begins_at", "ends_at"])


def choices_of(session: TrainingSession) -> list[AgendaChoice]:
    """What has been chosen from the programme of a day, read before it is called off."""
    if not session.traits.has_programme:
        return []
    return list(AgendaChoice.objects.filter(item__session=session).select_related("registration"))


def carry_over(
    session: TrainingSession,
    to: TrainingSession,
    chosen: Collection[AgendaChoice],
    seats: Collection[Registration],
) -> None:
    """Give what is held instead the same programme; who has one of the `seats` there keeps what they had
    `chosen`."""
    if not session.traits.has_programme:
        return
    there = {one.person_id: one for one in seats if one.status == Registration.Status.REGISTERED}
    for item in AgendaItem.objects.filter(session=session).order_by("pk"):
        own = [one for one in chosen if one.item_id == item.pk and one.registration.person_id in there]
        item.pk, item.session, item.taken = None, to, 0
        item._state.adding = True
        item.save()
        AgendaChoice.objects.bulk_create(
            AgendaChoice(
                registration=there[one.registration.person_id],
                item=item,
                slot=one.slot,
                status=one.status,
                chosen_at=one.chosen_at,
            )
            for one in own
        )
    follow(to, session.begins_at)
    settle(to)


def _hand_out(items: Collection[AgendaItem]) -> list[AgendaChoice]:
    """Give what is free now to those in line. Returns the choices that were moved up."""
    given: list[AgendaChoice] = []
    for item in items:
        line = item.choices.filter(status=Status.WAITING).select_related("registration__session")
        waiting = {one.pk: one for one in line.order_by("chosen_at", "pk")}
        if not waiting:
            continue
        taken = item.choices.filter(status=Status.TAKEN).count()
        free = len(waiting) if item.capacity is None else item.capacity - taken
        for pk in hand_out([WaitingBooking(pk, 1) for pk in waiting], free).offered:
            choice = waiting[pk]
            beside = AgendaChoice.objects.filter(registration=choice.registration, slot=choice.slot)
            beside.filter(status=Status.TAKEN).delete()
            choice.status = Status.TAKEN
            choice.save(update_fields=["status"])
            given.append(choice)
    return given


def _count(items: Collection[AgendaItem]) -> None:
    has_place_now = Count("choices", filter=Q(choices__status=Status.TAKEN))
    pks = [item.pk for item in items]
    for pk, number in (
        AgendaItem.objects.filter(pk__in=pks).annotate(number=has_place_now).values_list("pk", "number")
    ):
        AgendaItem.objects.filter(pk=pk).exclude(taken=number).update(taken=number)
