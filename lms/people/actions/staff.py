"""Who joins an office, changes their work there and leaves it: what the office's leader does."""

from datetime import date, timedelta
from string import ascii_lowercase, digits

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from lms.dates import today
from lms.people.actions import accounts, passkeys, sign_ins
from lms.people.actions.traces import audit
from lms.people.errors import OwnRight
from lms.people.errors.offices import AlreadyHasRole, DayIsPast, LastLeader, NotGivenHere, RoleHasEnded
from lms.people.models import Membership, Organisation, ProtectedAccess, Role, User
from lms.people.models.access import access_of
from lms.people.rules.offices import roles_given_by
from lms.people.signals import role_changed
from lms.refusals import NotAllowed


@transaction.atomic
def add_colleague(
    office: Organisation,
    *,
    first_name: str,
    last_name: str,
    email: str,
    role: str,
    may_approve: bool = False,
    leads: bool = False,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: User,
) -> Membership:
    """Give somebody a role at an office. Where the address is nobody's, or several people's, an account is
    made and its link sent; whoever has an account says yes to the role first. The leader learns nothing of
    which it was.

    Raises `NotAllowed` unless `by` leads the office, `NotGivenHere`, `DayIsPast`, `OwnRight`, or
    `AlreadyHasRole` where somebody stands in the office's own list with it.
    """
    _must_lead(by, office)
    may_approve = _sound(office, role, may_approve)
    _must_be_ahead(starts_on, ends_on)
    known = list(User.objects.get_queryset().who_sign_in().filter(email=email)[:2])
    user = known[0] if len(known) == 1 else None
    if user == by:
        raise OwnRight
    is_new = user is None
    if user is None:
        user = _new_account(email, first_name, last_name)
    asked_name = "" if is_new else f"{first_name} {last_name}".strip()
    held = _create(
        user=user,
        organisation=office,
        role=role,
        may_approve=may_approve,
        leads=leads,
        starts_on=starts_on,
        ends_on=_with_office(office, ends_on),
        asked_name=asked_name,
    )
    audit("role.given", subject_of(held), by=by, **told(held))
    if is_new:
        accounts.send_account_link(user, by=by)
    else:
        role_changed.send(sender=Membership, user=user, news="offered")
    return held


@transaction.atomic
def answer_offer(held: Membership, *, accepts: bool, by: User) -> None:
    """Say yes or no to a role that a leader has given to one's account. Raises `NotAllowed`, or
    `RoleHasEnded` where it is no longer open."""
    held = _locked(held)
    if held.user_id != by.pk:
        raise NotAllowed
    if not held.asked_name:
        raise RoleHasEnded
    if accepts:
        held.asked_name = ""
        held.save(update_fields=["asked_name"])
        audit("role.accepted", subject_of(held), by=by, **told(held))
    else:
        _end_now(held)
        audit("role.declined", subject_of(held), by=by, **told(held))


@transaction.atomic
def change_role(
    held: Membership,
    *,
    role: str,
    may_approve: bool,
    leads: bool,
    from_on: date | None = None,
    ends_on: date | None = None,
    by: User,
) -> Membership:
    """Give a colleague another role, permission or last day, from today or from a day on. Returns the row
    that holds it: the same one where only the last day is new.

    Raises `NotAllowed`, `NotGivenHere`, `OwnRight`, `DayIsPast`, `LastLeader`, `RoleHasEnded` or
    `AlreadyHasRole`.
    """
    held = _locked(held)
    _must_lead_another(by, held)
    may_approve = _sound(held.organisation, role, may_approve)
    day = max(from_on or today(), held.starts_on or date.min)
    _must_be_ahead(day, ends_on)
    ends_on = _with_office(held.organisation, ends_on)
    if held.leads and (not leads or (ends_on and ends_on != held.organisation.closes_on)):
        _must_not_be_last(held)
    wanted = (role, may_approve, leads)
    if wanted == (held.role, held.may_approve, held.leads):
        held.ends_on = ends_on
        held.save(update_fields=["ends_on"])
        changed = held
    else:
        changed = _replace(held, wanted, day=day, ends_on=ends_on)
    audit("role.changed", subject_of(changed), by=by, **told(changed), before=held.pk)
    role_changed.send(sender=Membership, user=held.user, news="changed")
    return changed


@transaction.atomic
def end_role(held: Membership, *, last_day: date | None = None, by: User) -> None:
    """End a colleague's role, at once or after a last day. At once, their sign-ins end too; the right to see
    protected people ends with the last role in the office.

    Raises `NotAllowed`, `OwnRight`, `DayIsPast`, `LastLeader` or `RoleHasEnded`.
    """
    held = _locked(held)
    _must_lead_another(by, held)
    _must_be_ahead(held.starts_on if last_day else None, last_day)
    if held.leads:
        _must_not_be_last(held)
    if last_day:
        held.ends_on = last_day
        held.save(update_fields=["ends_on"])
        audit("role.to_end", subject_of(held), by=by, **told(held))
    else:
        right = _rights_with(held)
        _end_now(held)
        sign_ins.end_own(held.user)
        audit("role.ended", subject_of(held), by=by, **told(held), protected_right=right)
    role_changed.send(sender=Membership, user=held.user, news="ends")


@transaction.atomic
def note_roles_past(on: date | None = None) -> int:
    """Close the roles whose last day is past: sign-ins end, and what hangs on the role. Those that begin are
    told of, too. Returns how many were closed."""
    day = on or today()
    past = Membership.objects.standing().filter(ends_on__lt=day).select_for_update(of=("self",))
    found = list(past.select_related("user", "organisation").order_by("pk"))
    for held in found:
        right = _rights_with(held)
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        sign_ins.end_own(held.user)
        audit("role.ended", subject_of(held), by=None, **told(held), protected_right=right)
    for held in Membership.objects.standing().filter(starts_on__range=(day - timedelta(days=7), day)):
        held.save(update_fields=["starts_on"])  # those who keep books of who has which role look anew
    return len(found)


@transaction.atomic
def send_link_again(held: Membership, *, by: User) -> None:
    """Send a colleague whose account nobody has used yet its link once more. Raises `NotAllowed`, or as
    `send_account_link`."""
    _must_lead(by, held.organisation)
    if held.asked_name:
        role_changed.send(sender=Membership, user=held.user, news="offered")
    else:
        accounts.send_account_link(held.user, by=by)


@transaction.atomic
def end_passkeys(held: Membership, *, by: User) -> int:
    """Take a colleague's passkeys away, which are lost: with the password alone they have no rights of staff
    until they have added another. Returns how many; raises `NotAllowed` or `OwnRight`."""
    _must_lead_another(by, held)
    return passkeys.end_all(held.user, by=by)


def _new_account(email: str, first_name: str, last_name: str) -> User:
    user = User(
        username=f"st-{get_random_string(10, ascii_lowercase + digits)}",
        email=email,
        first_name=first_name,
        last_name=last_name,
    )
    user.set_unusable_password()
    user.save()
    return user


def _create(**values: object) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(**values)
    except IntegrityError as error:
        if "membership_once_at_a_time" in str(error):
            raise AlreadyHasRole from error
        raise


def _replace(
    held: Membership, wanted: tuple[str, bool, bool], *, day: date, ends_on: date | None
) -> Membership:
    """The role as it is to be: in this row where it begins today or has not begun, else in another one, which
    follows on this one's last day."""
    role, may_approve, leads = wanted
    if day <= max(held.starts_on or date.min, today()):
        held.role, held.may_approve, held.leads, held.ends_on = role, may_approve, leads, ends_on
        try:
            with transaction.atomic():
                held.save(update_fields=["role", "may_approve", "leads", "ends_on"])
        except IntegrityError as error:
            raise AlreadyHasRole from error
        return held
    held.ends_on = day - timedelta(days=1)
    held.save(update_fields=["ends_on"])
    return _create(
        user=held.user,
        organisation=held.organisation,
        role=role,
        may_approve=may_approve,
        leads=leads,
        starts_on=day,
        ends_on=ends_on,
        asked_name=held.asked_name,
        paused_at=held.paused_at,
        reviewed_at=held.reviewed_at,
    )


def _end_now(held: Membership) -> None:
    held.ended_at = timezone.now()
    day = today()
    if not held.ends_on or held.ends_on > day:
        held.ends_on = max(day, held.starts_on or day)
    held.save(update_fields=["ended_at", "ends_on"])


def _locked(held: Membership) -> Membership:
    """The row as it stands, locked. Raises `RoleHasEnded`."""
    found = Membership.objects.standing().select_for_update(of=("self",)).filter(pk=held.pk)
    standing = found.select_related("user", "organisation").first()
    if standing is None:
        raise RoleHasEnded
    return standing


def _must_lead(by: User, office: Organisation) -> None:
    if office.pk not in access_of(by).led_organisations:
        raise NotAllowed


def _must_lead_another(by: User, held: Membership) -> None:
    _must_lead(by, held.organisation)
    if held.role == Role.ADMIN:
        raise NotAllowed
    if held.user_id == by.pk:
        raise OwnRight


def _must_not_be_last(held: Membership) -> None:
    others = Membership.objects.in_force().filter(organisation=held.organisation, leads=True)
    others = others.filter(ends_on=held.organisation.closes_on)
    if not others.exclude(user=held.user).filter(user__is_active=True).exists():
        raise LastLeader


def _must_be_ahead(first: date | None, last: date | None) -> None:
    if (first and first < today() and not last) or (last and last < max(today(), first or today())):
        raise DayIsPast


def _with_office(office: Organisation, ends_on: date | None) -> date | None:
    """The last day of a role at an office: the office's own, where that closes before."""
    return min(ends_on or date.max, office.closes_on) if office.closes_on else ends_on


def _sound(office: Organisation, role: str, may_approve: bool) -> bool:
    if role not in roles_given_by(office.kind):
        raise NotGivenHere
    return may_approve and role == Role.CASEWORKER


def _rights_with(held: Membership) -> bool:
    """Whether a right to see protected people ends with this role."""
    others = Membership.objects.standing().filter(user=held.user, organisation=held.organisation)
    rights = ProtectedAccess.objects.filter(user=held.user, organisation=held.organisation)
    return rights.exists() and not others.exclude(pk=held.pk).exists()


def subject_of(held: Membership) -> str:
    """Whom the audit names: the person whose role it is."""
    return f"person:{held.user.uuid}"


def told(held: Membership) -> dict[str, object]:
    """What the audit tells of a role."""
    return {
        "organisation": held.organisation_id,
        "role": held.role,
        "may_approve": held.may_approve,
        "leads": held.leads,
        "starts_on": held.starts_on.isoformat() if held.starts_on else "",
        "ends_on": held.ends_on.isoformat() if held.ends_on else "",
    }
