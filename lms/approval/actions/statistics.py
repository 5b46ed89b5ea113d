"""Make the month's figures for regions and offices: asked for once, computed once, then frozen."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from lms.approval.models import MonthlyStatistics
from lms.approval.queries.statistics.figures import figures_of, open_cases, way_of
from lms.dates import today
from lms.jobs import run_on_commit
from lms.people.actions.traces import audit
from lms.people.models import Organisation, Region, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed

COMPUTE = "lms.approval.tasks.compute_outlook"
LOST_AFTER = timedelta(hours=2)


@transaction.atomic
def ask_for_outlook(
    *,
    region: Region | None = None,
    organisation: Organisation | None = None,
    by: User | None = None,
    on: date | None = None,
) -> MonthlyStatistics:
    """Ask for this month's figures of a region or an office; what is there already stays as it is, and
    what was lost on its way is sent again. Raises `NotAllowed` where it is not the user's to ask for."""
    if by is not None and not _may_ask(by, region, organisation):
        raise NotAllowed
    now = timezone.now()
    outlook, is_new = MonthlyStatistics.objects.get_or_create(
        region=region,
        organisation=organisation,
        month=(on or today()).replace(day=1),
        defaults={"asked_by": by, "asked_at": now},
    )
    if is_new and by is not None:
        audit("outlook.asked", f"outlook:{outlook.pk}", by=by)
    if not is_new and outlook.finished_at is None and outlook.asked_at < now - LOST_AFTER:
        is_new = True
        MonthlyStatistics.objects.filter(pk=outlook.pk).update(asked_at=now)
    if is_new:
        run_on_commit(COMPUTE, outlook.pk)
    return outlook


def ask_for_all_outlooks(*, on: date | None = None) -> int:
    """Ask for the month's figures of every region and every child welfare service; returns how many."""
    regions = list(Region.objects.order_by("code"))
    offices = list(Organisation.objects.filter(kind=Organisation.Kind.CHILD_WELFARE).order_by("pk"))
    for region in regions:
        ask_for_outlook(region=region, on=on)
    for office in offices:
        ask_for_outlook(organisation=office, on=on)
    return len(regions) + len(offices)


def compute_outlook(outlook_id: int, *, on: date | None = None) -> bool:
    """Reckon an outlook that is not finished, telling how far it has come; whether it was reckoned."""
    outlook = MonthlyStatistics.objects.filter(pk=outlook_id, finished_at=None).first()
    if outlook is None:
        return False
    unfinished = MonthlyStatistics.objects.filter(pk=outlook_id, finished_at=None)
    unfinished.update(total=open_cases(outlook).count() if outlook.region_id else 0, done=0)

    def tell(done: int) -> None:
        unfinished.update(done=done)

    figures = figures_of(outlook, on=on or today(), progress=tell)
    with transaction.atomic():
        # One after the other: what one publishes decides what the next may.
        month = MonthlyStatistics.objects.filter(month=outlook.month).order_by("pk").select_for_update()
        if outlook_id not in {one.pk for one in month.defer("figures") if one.finished_at is None}:
            return False
        outlook.figures = way_of(outlook, on=on or today()) | figures
        outlook.finished_at = timezone.now()
        outlook.save(update_fields=["figures", "finished_at"])
    return True


def _may_ask(by: User, region: Region | None, organisation: Organisation | None) -> bool:
    access = access_of(by)
    if organisation is not None:
        return organisation.pk in access.organisations(Role.CASEWORKER)
    coordinated = Organisation.objects.filter(pk__in=access.organisations(Role.COORDINATOR), region=region)
    return access.has(Role.ADMIN) or coordinated.exists()
