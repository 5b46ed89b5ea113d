import secrets
from collections.abc import Collection
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lms import secrets as codes
from lms.dates import today
from lms.people.actions import doors
from lms.people.actions.standing import lock_home, must_belong
from lms.people.actions.traces import audit
from lms.people.errors import (
    AssignmentStillOpen,
    CodeNotAccepted,
    PreparationAlreadyOpen,
    UnknownMunicipality,
)
from lms.people.models import (
    Assignment,
    ConflictOfInterest,
    FosterHome,
    FosterParent,
    HomeCode,
    HomeKind,
    Invitation,
    Municipality,
    Organisation,
    Preparation,
    Role,
    TargetGroup,
    User,
)
from lms.people.models.access import access_of
from lms.people.signals import people_changed
from lms.refusals import NotAllowed

HOME_CODE_DAYS = 14
_REFERENCE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@transaction.atomic
def register_home(
    *,
    municipality_number: str,
    kind: str,
    target_groups: Collection[TargetGroup] = (),
    registered_by: Organisation,
    trained_by: Organisation | None,
    by: User,
    on: date | None = None,
) -> FosterHome:
    """Register a home that prepares for an intended kind and intended target groups.

    Raises `UnknownMunicipality`, or `NotAllowed` unless `by` is coordinator or caseworker of the
    registering organisation.
    """
    must_belong(by, registered_by, Role.COORDINATOR, Role.CASEWORKER)
    municipality = Municipality.objects.in_force(today()).filter(number=municipality_number).first()
    if municipality is None:
        raise UnknownMunicipality(municipality_number)
    day = on or today()
    home = FosterHome.objects.create(
        host_municipality=municipality, registered_by=registered_by, trained_by=trained_by, registered_on=day
    )
    preparation = Preparation.objects.create(home=home, kind=HomeKind(kind), registered_on=day)
    preparation.target_groups.set(target_groups)
    audit("home.registered", f"home:{home.uuid}", by=by, kind=kind)
    people_changed.send(sender=FosterHome, homes=[home])
    return home


@transaction.atomic
def ask_training(home: FosterHome, *, service: Organisation, by: User) -> FosterHome:
    """Ask a foster care service to train a home that the own office registered and trains itself.

    Raises `NotAllowed`.
    """
    home = FosterHome.objects.select_for_update(no_key=True).get(pk=home.pk)
    own = home.registered_by_id in access_of(by).organisations(Role.CASEWORKER)
    if not own or home.trained_by_id or service.kind != Organisation.Kind.FOSTER_CARE:
        raise NotAllowed
    home.trained_by = service
    home.save(update_fields=["trained_by"])
    audit("home.training_asked", f"home:{home.uuid}", by=by, service=service.pk)
    people_changed.send(sender=FosterHome, homes=[home])
    return home


def open_preparation(
    home: FosterHome,
    *,
    kind: str,
    target_groups: Collection[TargetGroup] = (),
    by: User,
    on: date | None = None,
) -> Preparation:
    """Prepare a home that has no open preparation, as when its path is opened again.

    Raises `NotAllowed` unless `by` coordinates the service that trains the home or, where the
    municipality does, works in the office that registered it; or `PreparationAlreadyOpen`.
    """
    if home.trained_by:
        must_belong(by, home.trained_by, Role.COORDINATOR)
    else:
        must_belong(by, home.registered_by, Role.CASEWORKER)
    try:
        with transaction.atomic():
            preparation = Preparation.objects.create(
                home=home, kind=HomeKind(kind), registered_on=on or today()
            )
            preparation.target_groups.set(target_groups)
            audit("preparation.opened", f"home:{home.uuid}", by=by, kind=kind)
            people_changed.send(sender=Preparation, homes=[home])
            return preparation
    except IntegrityError as error:
        raise PreparationAlreadyOpen from error


@transaction.atomic
def end_preparation(preparation: Preparation, *, by: User | None, on: date | None = None) -> None:
    """End a preparation; what was learnt stands. No reason is stored."""
    lock_home(preparation.home)
    preparation.ended_on = on or today()
    preparation.save(update_fields=["ended_on"])
    audit("preparation.ended", f"home:{preparation.home.uuid}", by=by)
    people_changed.send(sender=Preparation, homes=[preparation.home])


@transaction.atomic
def close_path(home: FosterHome, *, by: User, on: date | None = None) -> None:
    """End a home's path at the region's word: nothing more is asked of it. No reason is stored, what
    was learnt stands, and the path can be opened again.

    Raises `NotAllowed` unless `by` coordinates the service that trains the home, or
    `AssignmentStillOpen`.
    """
    if home.trained_by is None:
        raise NotAllowed
    must_belong(by, home.trained_by, Role.COORDINATOR)
    if Assignment.objects.filter(home=home).open().exists():
        raise AssignmentStillOpen
    HomeCode.objects.filter(home=home, used_at=None).delete()
    Invitation.objects.filter(home=home, accepted_at=None).delete()
    audit("path.closed", f"home:{home.uuid}", by=by)
    for preparation in Preparation.objects.filter(home=home).open():
        end_preparation(preparation, by=by, on=on)


@transaction.atomic
def make_home_code(home: FosterHome, *, by: User) -> str:
    """A new one-time code for the family to hand over; earlier unused ones stop working.

    Raises `NotAllowed` unless `by` is an adult of the home.
    """
    if not FosterParent.objects.filter(home=home, user=by).current().exists():
        raise NotAllowed
    now = timezone.now()
    HomeCode.objects.filter(home=home, used_at=None).delete()
    code = codes.new_code()
    HomeCode.objects.create(
        home=home,
        made_by=by,
        code_hash=codes.code_hash(code, purpose="home-code"),
        made_at=now,
        expires_at=now + timedelta(days=HOME_CODE_DAYS),
    )
    audit("home_code.made", f"home:{home.uuid}", by=by)
    return code


@transaction.atomic
def revoke_home_code(home: FosterHome, *, by: User) -> None:
    """Take back the code that nobody has used; nothing happens where there is none.

    Raises `NotAllowed` unless `by` is an adult of the home.
    """
    if not FosterParent.objects.filter(home=home, user=by).current().exists():
        raise NotAllowed
    taken_back, _ = HomeCode.objects.filter(home=home, used_at=None).delete()
    if taken_back:
        audit("home_code.revoked", f"home:{home.uuid}", by=by)


def open_assignment(
    *,
    code: str,
    organisation: Organisation,
    kind: str,
    target_groups: Collection[TargetGroup] = (),
    planned_move_in_on: date | None = None,
    by: User,
    on: date | None = None,
) -> Assignment:
    """Open an assignment for the home whose family handed over `code`, which is used up.

    A home in preparation gives the assignment its day of registration, so that the rules it began
    under go on to apply. Raises `CodeNotAccepted` with the same queries and words whether the code
    is wrong, used, expired or belongs to a home that `by` may not reach, and `TooManyTries`, by which
    the code is not looked at.
    """
    must_belong(by, organisation, Role.CASEWORKER)
    with doors.HOME_CODE.trying(f"person:{by.uuid}", wrong=CodeNotAccepted):
        return _open_assignment(
            code=code,
            organisation=organisation,
            kind=kind,
            target_groups=target_groups,
            planned_move_in_on=planned_move_in_on,
            by=by,
            on=on,
        )


@transaction.atomic
def _open_assignment(
    *,
    code: str,
    organisation: Organisation,
    kind: str,
    target_groups: Collection[TargetGroup],
    planned_move_in_on: date | None,
    by: User,
    on: date | None,
) -> Assignment:
    found = (
        HomeCode.objects.select_related("home")
        .select_for_update(of=("self",))
        .filter(
            code_hash__in=codes.code_hashes(code, purpose="home-code"),
            used_at=None,
            expires_at__gt=timezone.now(),
            home__closed_on=None,
        )
        .exclude(home__in=_out_of_reach(by, organisation))
        .first()
    )
    if found is None:
        raise CodeNotAccepted
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    home = found.home
    lock_home(home)
    day = on or today()
    preparation = Preparation.objects.filter(home=home).open().first()
    assignment = Assignment.objects.create(
        home=home,
        organisation=organisation,
        case_reference=_new_reference(organisation, day),
        kind=HomeKind(kind),
        planned_move_in_on=planned_move_in_on,
        registered_on=preparation.registered_on if preparation else day,
    )
    assignment.target_groups.set(target_groups)
    if preparation:
        preparation.ended_on = day
        preparation.save(update_fields=["ended_on"])
    audit("assignment.opened", f"assignment:{assignment.uuid}", by=by, home=str(home.uuid))
    people_changed.send(sender=Assignment, homes=[home])
    return assignment


@transaction.atomic
def end_assignment(assignment: Assignment, *, by: User, on: date | None = None) -> None:
    """End an assignment or call it off; no reason is stored."""
    must_belong(by, assignment.organisation, Role.CASEWORKER)
    lock_home(assignment.home)
    assignment.ended_on = on or today()
    assignment.save(update_fields=["ended_on"])
    audit("assignment.ended", f"assignment:{assignment.uuid}", by=by)
    people_changed.send(sender=Assignment, homes=[assignment.home])


@transaction.atomic
def declare_conflict_of_interest(home: FosterHome, *, by: User) -> ConflictOfInterest:
    """Declare oneself inhabil for a home: it disappears from one's lists at once."""
    conflict, _ = ConflictOfInterest.objects.get_or_create(
        user=by, home=home, lifted_at=None, defaults={"declared_at": timezone.now()}
    )
    audit("conflict_of_interest.declared", f"home:{home.uuid}", by=by)
    return conflict


def _out_of_reach(by: User, organisation: Organisation) -> QuerySet[FosterHome]:
    """Homes that `by` must not link: own home, declared conflict, protected without the right."""
    barred = Q(pk__in=ConflictOfInterest.objects.standing(by).values("home"))
    barred |= Q(pk__in=FosterParent.objects.filter(user=by).current().values("home"))
    if organisation.pk not in access_of(by).protected_organisations:
        protected = FosterParent.objects.current().exclude(user__address_protection="")
        barred |= Q(pk__in=protected.values("home"))
    return FosterHome.objects.filter(barred)


def _new_reference(organisation: Organisation, day: date) -> str:
    while True:
        tail = "".join(secrets.choice(_REFERENCE_ALPHABET) for _ in range(5))
        reference = f"{day:%y}-{tail}"
        taken = Assignment.objects.filter(organisation=organisation, case_reference=reference).exists()
        if not taken:
            return reference
