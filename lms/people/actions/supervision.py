"""A county governor opens, prolongs and ends the cases within which its auditors see homes."""

from collections.abc import Collection
from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions.traces import audit, audit_each
from lms.people.errors.supervision import (
    BeyondTheCounties,
    CaseHasEnded,
    CoversNothing,
    LastsTooLong,
    ReferenceTaken,
)
from lms.people.models import (
    Municipality,
    Organisation,
    Role,
    SupervisionCase,
    SupervisionProlonging,
    User,
)
from lms.people.models.access import access_of
from lms.people.queries import supervision
from lms.people.rules.supervision import longest_until
from lms.refusals import NotAllowed


@transaction.atomic
def open_case(
    *,
    organisation: Organisation,
    reference: str,
    purpose: str,
    came_from: str,
    municipalities: Collection[Municipality],
    offices: Collection[Organisation],
    from_on: date,
    until_on: date,
    by: User,
) -> SupervisionCase:
    """Open a case for a governor's auditors, from today or a day to come until a last day.

    Raises `NotAllowed` unless `by` is an auditor there, `CoversNothing`, `BeyondTheCounties`,
    `LastsTooLong` or `ReferenceTaken`.
    """
    if organisation.pk not in access_of(by).organisations(Role.AUDITOR):
        raise NotAllowed
    if not municipalities and not offices:
        raise CoversNothing
    _must_lie_within(organisation, municipalities, offices)
    from_on = max(from_on, today())
    _must_not_last(from_on, until_on, first=from_on)
    try:
        with transaction.atomic():
            case = SupervisionCase.objects.create(
                organisation=organisation,
                reference=reference,
                purpose=purpose,
                came_from=came_from,
                from_on=from_on,
                until_on=until_on,
                opened_by=by,
                opened_at=timezone.now(),
            )
    except IntegrityError as error:
        raise ReferenceTaken from error
    case.municipalities.set(municipalities)
    case.offices.set(offices)
    audit(
        "supervision.opened",
        _subject(case),
        by=by,
        organisation=organisation.pk,
        municipalities=sorted(one.pk for one in municipalities),
        offices=sorted(one.pk for one in offices),
        until=until_on,
    )
    return case


@transaction.atomic
def prolong_case(case: SupervisionCase, *, until_on: date, reason: str, by: User) -> None:
    """Give a case that has not ended a later last day.

    Raises `NotAllowed`, `CaseHasEnded` or `LastsTooLong`.
    """
    case = _of(case, by)
    if case.has_ended(today()):
        raise CaseHasEnded
    _must_not_last(case.from_on, until_on, first=case.until_on + timedelta(days=1))
    SupervisionProlonging.objects.create(
        case=case,
        was_until_on=case.until_on,
        until_on=until_on,
        reason=reason,
        prolonged_by=by,
        prolonged_at=timezone.now(),
    )
    case.until_on = until_on
    case.save(update_fields=["until_on"])
    audit("supervision.prolonged", _subject(case), by=by, until=until_on, reason=reason)


@transaction.atomic
def end_case(case: SupervisionCase, *, by: User) -> None:
    """End a case: its homes close at once. Raises `NotAllowed` or `CaseHasEnded`."""
    case = _of(case, by)
    if case.has_ended(today()):
        raise CaseHasEnded
    case.ended_by, case.ended_at = by, timezone.now()
    case.save(update_fields=["ended_by", "ended_at"])
    audit("supervision.ended", _subject(case), by=by)


def note_list(what: str, *, by: User) -> None:
    """Write under each open case of an auditor that a list of its homes was read or taken out; `what` is one
    of `LISTS`. Others' lists are noted elsewhere."""
    if not access_of(by).has(Role.AUDITOR):
        return
    cases = SupervisionCase.objects.open().of(by)
    audit_each([("supervision.list_read", _subject(case), {"list": what}) for case in cases], by=by)


def _of(case: SupervisionCase, by: User) -> SupervisionCase:
    """The case, locked. Raises `NotAllowed` unless it is one of a governor that `by` is an auditor of."""
    found = SupervisionCase.objects.of(by).select_for_update().filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed
    return found


def _must_lie_within(
    governor: Organisation, municipalities: Collection[Municipality], offices: Collection[Organisation]
) -> None:
    places, services = {one.pk for one in municipalities}, {one.pk for one in offices}
    own_places = supervision.municipalities_of(governor).filter(pk__in=places).count()
    own_services = supervision.offices_of(governor).filter(pk__in=services).count()
    if (own_places, own_services) != (len(places), len(services)):
        raise BeyondTheCounties


def _must_not_last(from_on: date, until_on: date, *, first: date) -> None:
    last = longest_until(
        from_on,
        on=today(),
        at_once=settings.SUPERVISION_LONGEST_DAYS,
        in_all=settings.SUPERVISION_LONGEST_IN_ALL_DAYS,
    )
    if not first <= until_on <= last:
        raise LastsTooLong(f"{first:%d.%m.%Y}", f"{last:%d.%m.%Y}")


def _subject(case: SupervisionCase) -> str:
    return f"supervision:{case.uuid}"
