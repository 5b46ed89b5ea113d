"""Month, week and list: the same sessions, as the reader may see them."""

from datetime import date, time, timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.dates import FIRST_YEAR, LAST_YEAR, on_wall, today
from lms.look.requests import page_asked
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Region, Role
from lms.people.models.access import Access, access_of
from sessions.queries import calendars
from sessions.queries.calendars import Choices, Filters
from sessions.views.sessions import LOOKING

A_PAGE = 100
EVERYWHERE = "alle"


@require_safe
@role_required(*LOOKING)
def month(request: SignedIn) -> HttpResponse:
    """A month: weeks from Monday with their numbers."""
    first = _day(request).replace(day=1)
    filters = _filters(request)
    weeks = calendars.month(request.user, first, filters=filters, today=today())
    after, before = (first + timedelta(days=32)).replace(day=1), (first - timedelta(days=1)).replace(day=1)
    return _render(
        request,
        "training_sessions/calendar_month.html",
        {"first": first, "weeks": weeks, "before": before, "after": after},
        filters,
    )


@require_safe
@role_required(*LOOKING)
def week(request: SignedIn) -> HttpResponse:
    """A week from Monday."""
    day = _day(request)
    monday = day - timedelta(days=day.weekday())
    filters = _filters(request)
    found = calendars.week(request.user, monday, filters=filters, today=today())
    return _render(
        request,
        "training_sessions/calendar_week.html",
        {
            "first": monday,
            "last": monday + timedelta(days=6),
            "week": found,
            "before": monday - timedelta(days=7),
            "after": monday + timedelta(days=7),
        },
        filters,
    )


@require_safe
@role_required(*LOOKING)
def as_list(request: SignedIn) -> HttpResponse:
    """A month, or one day (`dag=1`), as a list with venues, leaders and places."""
    day = _day(request)
    is_one_day = "dag" in request.GET
    first = day if is_one_day else day.replace(day=1)
    after = day + timedelta(days=1) if is_one_day else (first + timedelta(days=32)).replace(day=1)
    before = first - timedelta(days=1) if is_one_day else (first - timedelta(days=1)).replace(day=1)
    filters = _filters(request)
    sessions = calendars.between(
        request.user, on_wall(first, time(0)), on_wall(after, time(0)), filters=filters
    )
    page = Paginator(sessions, A_PAGE).get_page(page_asked(request))
    return _render(
        request,
        "training_sessions/calendar_list.html",
        {"first": first, "page": page, "before": before, "after": after, "is_one_day": is_one_day},
        filters,
    )


def _day(request: HttpRequest) -> date:
    """The day asked for: `fra=2026-11-02`, or an ISO week `uke=2026-W45`; today without."""
    try:
        if given := request.GET.get("uke"):
            day = date.fromisoformat(f"{given}-1")
        else:
            day = date.fromisoformat(request.GET["fra"]) if request.GET.get("fra") else today()
    except ValueError as error:
        raise Http404 from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Http404
    return day


def _filters(request: SignedIn) -> Filters:
    def number(name: str) -> int | None:
        given = request.GET.get(name, "")
        return int(given) if given.isdecimal() and len(given) < 10 else None

    return Filters(
        organisation=number("service"),
        trainer=number("trainer"),
        venue=number("venue"),
        municipality=_plain(request.GET.get("municipality", ""))[:4],
        region=_region(request),
    )


def _region(request: SignedIn) -> str:
    """The region asked for; without, the reader's own. `alle` is the whole country."""
    given = request.GET.get("region")
    if given is not None:
        return "" if given == EVERYWHERE else _plain(given)[:10]
    own = sorted(access_of(request.user).regions)
    if own:
        return own[0] if len(own) == 1 else ""
    return calendars.home_region_of(request.user)


def _plain(given: str) -> str:
    """A code as it was given; nothing of what holds more than letters and digits."""
    return given if given.isalnum() else ""


def _render(request: SignedIn, template: str, context: dict[str, object], filters: Filters) -> HttpResponse:
    own = _planning_for(access_of(request.user))
    kept = request.GET.copy()
    for name in ("fra", "uke", "page", "dag"):
        kept.pop(name, None)
    choices = calendars.choices(own) if own else None
    regions = calendars.regions()
    context |= {
        "choices": choices,
        "filters": filters,
        "narrowed": _narrowed(filters, regions, choices),
        "regions": regions,
        "everywhere": EVERYWHERE,
        "kept": f"&{kept.urlencode()}" if kept else "",
    }
    return render(request, template, context)


def _narrowed(filters: Filters, regions: list[Region], choices: Choices | None) -> list[str]:
    """What a calendar is narrowed to, in words: the region first, or the whole country."""
    region = next((str(one) for one in regions if one.pk == filters.region), _("The whole country"))
    if choices is None:
        return [region]
    chosen = [
        dict(choices.organisations).get(filters.organisation or 0),
        dict(choices.trainers).get(filters.trainer or 0),
        dict(choices.venues).get(filters.venue or 0),
        dict(choices.municipalities).get(filters.municipality),
    ]
    return [region, *(name for name in chosen if name)]


def _planning_for(access: Access) -> frozenset[int]:
    return access.organisations(Role.COORDINATOR) | access.organisations(Role.TRAINER)
