"""An office closes, and all that it owns goes over to another: by two administrators, from a day on."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from lms.dates import today
from lms.people.actions.staff import subject_of, told
from lms.people.actions.traces import audit
from lms.people.actions.two_persons import must_be_established, must_be_second
from lms.people.errors.offices import AlreadyHasRole, ClosesAlready, DayIsPast, NotSuchAnOffice
from lms.people.models import Membership, OfficeClosing, Organisation, User
from lms.people.models.access import access_of
from lms.people.queries import people_to_take_over
from lms.people.signals import administrators_concerned, role_changed
from lms.refusals import NotAllowed

CLOSINGS_PAGE = "portal:closings"


@transaction.atomic
def propose_closing(office: Organisation, *, to: Organisation, on: date, by: User) -> OfficeClosing:
    """Propose that an office close after a day and go over to another of its kind; it changes nothing yet.

    Raises `NotEstablished`, `NotSuchAnOffice`, `ClosesAlready` or `DayIsPast`.
    """
    must_be_established(by)
    _must_fit(office, to, on)
    closing = OfficeClosing.objects.create(organisation=office, to=to, on=on, proposed_by=by)
    audit("office.closing_proposed", f"organisation:{office.pk}", by=by, to=to.pk, on=on.isoformat())
    administrators_concerned.send(sender=OfficeClosing, news="asked", page=CLOSINGS_PAGE)
    return closing


@transaction.atomic
def confirm_closing(closing: OfficeClosing, *, by: User) -> None:
    """Close an office after the day that another administrator proposed: its people's roles end with it, and
    from the day after those of the other office reach what it owns. What had gone over to it goes on too.

    Raises a `NotAllowed`, `NotSuchAnOffice` or `DayIsPast`.
    """
    closing = _locked(closing)
    if closing.confirmed_by_id:
        return
    must_be_second(by, proposer=closing.proposed_by)
    office, to = closing.organisation, closing.to
    _must_fit(office, to, closing.on, but=closing)
    office.closes_on, office.goes_to = closing.on, to
    office.save(update_fields=["closes_on", "goes_to"])
    Organisation.objects.filter(goes_to=office).update(goes_to=to)
    lasting = Membership.objects.standing().filter(Q(ends_on=None) | Q(ends_on__gt=closing.on))
    roles = list(lasting.filter(organisation=office).exclude(starts_on__gt=closing.on).select_related("user"))
    closing.shortened = [held.pk for held in roles]
    closing.confirmed_by, closing.confirmed_at = by, timezone.now()
    closing.save(update_fields=["shortened", "confirmed_by", "confirmed_at"])
    for held in roles:
        held.ends_on = closing.on
        held.save(update_fields=["ends_on"])
        role_changed.send(sender=Membership, user=held.user, news="ends")
    audit("office.closing_confirmed", f"organisation:{office.pk}", by=by, to=to.pk, on=closing.on.isoformat())
    administrators_concerned.send(sender=OfficeClosing, news="given", page=CLOSINGS_PAGE)
    leaders = Membership.objects.in_force().filter(organisation=to, leads=True).select_related("user")
    for held in leaders:
        role_changed.send(sender=Membership, user=held.user, news="changed")


@transaction.atomic
def call_off_closing(closing: OfficeClosing, *, by: User) -> None:
    """Let an office go on after all, up to its last day; roles that were to end with it go on. One
    administrator is enough. Raises `NotEstablished`, or `DayIsPast`."""
    must_be_established(by)
    closing = _locked(closing)
    office = closing.organisation
    if closing.confirmed_by_id:
        if closing.on < today():
            raise DayIsPast
        office.closes_on, office.goes_to = None, None
        office.save(update_fields=["closes_on", "goes_to"])
        shortened = Membership.objects.standing().filter(pk__in=closing.shortened, ends_on=closing.on)
        for held in shortened.select_related("user"):
            held.ends_on = None
            held.save(update_fields=["ends_on"])
            role_changed.send(sender=Membership, user=held.user, news="changed")
    audit("office.closing_called_off", f"organisation:{office.pk}", by=by)
    closing.delete()
    administrators_concerned.send(sender=OfficeClosing, news="changed", page=CLOSINGS_PAGE)


@transaction.atomic
def take_over_people(office: Organisation, *, roles: Collection[int], by: User) -> int:
    """Let people of an office that closes go on in this one, from the day after, with the role and permission
    that they have; who is there already is passed over. Returns how many; raises `NotAllowed` unless `by`
    leads this office."""
    if office.pk not in access_of(by).led_organisations:
        raise NotAllowed
    found = list(people_to_take_over(office).filter(pk__in=roles).exclude(user=by))
    taken = 0
    for held in found:
        try:
            taken += _take_over(held, office, by=by)
        except AlreadyHasRole:
            continue
    return taken


def _take_over(held: Membership, office: Organisation, *, by: User) -> int:
    closed = held.organisation.closes_on or today()
    begins = max(today(), closed + timedelta(days=1))
    try:
        with transaction.atomic():
            taken = Membership.objects.create(
                user=held.user,
                organisation=office,
                role=held.role,
                may_approve=held.may_approve,
                starts_on=begins,
                reviewed_at=held.reviewed_at,
            )
    except IntegrityError as error:
        raise AlreadyHasRole from error
    audit("role.given", subject_of(taken), by=by, **told(taken), before=held.pk)
    role_changed.send(sender=Membership, user=held.user, news="changed")
    return 1


def _locked(closing: OfficeClosing) -> OfficeClosing:
    found = OfficeClosing.objects.select_for_update(of=("self",)).select_related("organisation", "to")
    standing = found.filter(pk=closing.pk).first()
    if standing is None:
        raise ClosesAlready
    list(Organisation.objects.filter(pk=standing.organisation_id).select_for_update(no_key=True))
    return standing


def _must_fit(office: Organisation, to: Organisation, on: date, *, but: OfficeClosing | None = None) -> None:
    if on < today():
        raise DayIsPast
    if office.pk == to.pk or office.kind != to.kind or to.closes_on or office.closes_on:
        raise NotSuchAnOffice
    goes_on_yet = Q(organisation__closes_on=None) | Q(organisation__closes_on__gte=today())
    others = OfficeClosing.objects.filter(Q(organisation__in=[office, to]) | Q(goes_on_yet, to=office))
    if others.exclude(pk=but.pk if but else 0).exists():
        raise ClosesAlready
