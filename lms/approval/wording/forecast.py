"""What is said about when a home's training can be complete, in the reader's language."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.approval.forecast import Why
from lms.approval.queries.forecast.prospects import Going, OpenCell, Prospect
from lms.approval.wording.gate import MANY_TITLES, day, names_of
from lms.dates import OSLO, oslo_day
from lms.people.models import User
from sessions.queries.calendars import days_to_ask_for


@dataclass(frozen=True)
class GoingText:
    """A session of the plan: when, what, in which course (its name, "" for none), where, who goes, how it
    stands with the seats; `url` is its page for those of the home, "" for others. `note` says where it breaks
    with one group."""

    when: str
    url: str
    what: str
    course: str
    place: str
    who: str
    seats: str
    note: str = ""


@dataclass(frozen=True)
class OpenCellText:
    """An open requirement on its own, and the earliest day it can be met."""

    name: str
    is_required: bool
    on: str


@dataclass(frozen=True)
class AskText:
    """A gathering that a family can ask its service for; `asked_on` is when it has, "" where it has not."""

    part: UUID
    title: str
    asked_on: str


@dataclass(frozen=True)
class ForecastText:
    """A prospect in words. `is_own` is for an adult of the home, who is told when they can be done; staff
    are told besides whether it is too late, and of each requirement (`cells`)."""

    prospect: Prospect
    is_own: bool
    title: str
    on: str
    bound: str
    late_for: str
    missing: tuple[str, ...]
    sooner: tuple[str, ...]
    plan: tuple[GoingText, ...]
    tells_who: bool
    cells: tuple[OpenCellText, ...]
    book: str
    asks: tuple[AskText, ...]


def told(prospect: Prospect, *, reader: User | None = None) -> ForecastText:
    """What is said of a prospect to staff, or to `reader`, an adult of the home."""
    is_own = reader is not None
    return ForecastText(
        prospect=prospect,
        is_own=is_own,
        title=_title(prospect, is_own),
        on=_date_of(prospect, is_own),
        bound=bound(prospect, reader=reader),
        late_for=day(prospect.planned_on) if prospect.is_late and not is_own else "",
        missing=tuple(all_missing(prospect, reader=reader)),
        sooner=tuple(alternatives(prospect)),
        plan=tuple(_going(one, is_own) for one in prospect.plan),
        tells_who=not is_own or len(prospect.adults) > 1,
        cells=() if is_own or len(prospect.cells) < 2 else tuple(_cell(one) for one in prospect.cells),
        book=_book_label(prospect, reader),
        asks=_asks(prospect) if is_own else (),
    )


def _asks(prospect: Prospect) -> tuple[AskText, ...]:
    titles = {one.part: one.title for one in prospect.missing if one.part is not None}
    return tuple(
        AskText(part, title, day(oslo_day(asked)) if (asked := prospect.asked_for.get(part)) else "")
        for part, title in titles.items()
    )


def _date_of(prospect: Prospect, is_own: bool) -> str:
    """A family reads the day that its plan leads to, staff the earliest there is."""
    on = prospect.plan_on if is_own else prospect.on
    return date_format(on, "j. F Y") if on else ""


def _title(prospect: Prospect, is_own: bool) -> str:
    if is_own:
        return _("How soon you can be done")
    if prospect.is_required:
        return _("When the training can be complete")
    return _("When the rest can be complete")


def _going(going: Going, is_own: bool) -> GoingText:
    venue = going.session.venue
    return GoingText(
        when=when(going),
        url=reverse("sessions:session", args=[going.session.uuid]) if is_own else "",
        what=" · ".join(going.titles),
        course=going.session.series.name if going.session.series else "",
        place=venue.municipality.name if venue else str(going.session.get_kind_display()),
        who=first_names(going) if is_own else names_of(going.adults),
        seats=seats(going),
        note=_("With another group: it cannot be had in this one.") if going.is_elsewhere else "",
    )


def _cell(cell: OpenCell) -> OpenCellText:
    name = f"{cell.title}, {cell.adult.name}" if cell.adult else cell.title
    return OpenCellText(name, cell.is_required, day(cell.on) or _("not with what is published"))


def bound(prospect: Prospect, *, reader: User | None = None) -> str:
    """What decides the day; `reader` is an adult of the home, who is told nothing of the other's
    e-learning. Empty where there is no day."""
    if prospect.on is None or prospect.bound_adult is None:
        return ""
    if prospect.bound_session:
        values = {"title": prospect.bound_by, "day": day(oslo_day(prospect.bound_session.begins_at))}
        said = _("What comes last is %(title)s on %(day)s.") % values
        return " ".join(filter(None, [said, _passed_over(prospect)]))
    if reader is not None and prospect.bound_adult != reader:
        return _("What comes last is e-learning.")
    minutes = prospect.minutes_left[prospect.bound_adult.pk]
    amount = {"minutes": minutes, "pace": prospect.pace}
    if reader is not None:
        said = _("What comes last is your e-learning: about %(minutes)d minutes, at %(pace)d a week.")
        return said % amount
    said = _("What comes last is the e-learning of %(name)s: about %(minutes)d minutes, at %(pace)d a week.")
    return said % (amount | {"name": prospect.bound_adult.name})


def _passed_over(prospect: Prospect) -> str:
    if prospect.passed_over is None:
        return ""
    session, why = prospect.passed_over
    values = {"day": day(oslo_day(session.begins_at))}
    return {
        Why.FULL: _("The one on %(day)s has too few seats."),
        Why.UNSUITABLE: _("The one on %(day)s does not suit: day, place or another sign-up."),
        Why.TOO_EARLY: _("The one on %(day)s comes before what must be done first."),
    }.get(why, "") % values


def all_missing(prospect: Prospect, *, reader: User | None = None) -> list[str]:
    """What stands in the way: adults who lack the same stand together, and many parts that lack the
    same are told by the first and the last. A family reads no names of each other."""
    lacking: dict[tuple[Why, str], list[User]] = {}
    for one in prospect.missing:
        adults = lacking.setdefault((one.why, one.title), [])
        if one.adult and reader is None:
            adults.append(one.adult)
    alike: dict[tuple[Why, str], list[str]] = {}
    for (why, title), adults in lacking.items():
        alike.setdefault((why, names_of(adults)), []).append(title)
    return [
        _missing(why, names, title) for (why, names), found in alike.items() for title in _together(found)
    ]


def _together(titles: list[str]) -> list[str]:
    if len(titles) <= MANY_TITLES:
        return titles
    values = {"number": len(titles), "first": titles[0], "last": titles[-1]}
    return [_("%(number)d parts (from %(first)s to %(last)s)") % values]


def _missing(why: Why, names: str, title: str) -> str:
    said = {
        Why.NOT_PLANNED: _("no date is published"),
        Why.FULL: _("all dates are full"),
        Why.UNSUITABLE: _(
            "every date with free seats is on a day or in a place that does not suit, or at the same time "
            "as something else"
        ),
        Why.DECLINED: _("the date within reach is one that was said no to, and there is no other"),
        Why.TOO_EARLY: _("the dates come too soon, before what must be done first"),
        Why.NO_TRAINING: _("nothing of it is published; training given elsewhere can be attested"),
        Why.PREREQUISITE: _("another module must be complete first"),
        Why.PHASE_AROUND: _("it opens when there is an assignment"),
        Why.PHASE_DURING: _("it opens when the child has moved in"),
    }[why]
    values = {"title": title, "name": names, "why": said}
    return _("%(title)s for %(name)s: %(why)s.") % values if names else _("%(title)s: %(why)s.") % values


def alternatives(prospect: Prospect) -> list[str]:
    """What would make the day an earlier one."""
    said = []
    if prospect.on and prospect.on != prospect.plan_on:
        said.append(_("Across several groups it can be %(day)s already.") % {"day": day(prospect.on)})
    if prospect.alone_on:
        said.append(
            _("If each goes on their own, it can be %(day)s already.") % {"day": day(prospect.alone_on)}
        )
    if prospect.moved_on:
        said.append(
            _("If a sign-up is changed to an earlier session, it can be %(day)s already.")
            % {"day": day(prospect.moved_on)}
        )
    if prospect.expires_on:
        said.append(
            _("Something that is complete now is valid only until %(day)s, and must be renewed too.")
            % {"day": day(prospect.expires_on)}
        )
    if not prospect.is_exact:
        said.append(_("There are very many ways to do this; an earlier day may exist."))
    return said


def when(going: Going) -> str:
    """Day and time of a session of the plan, with the name of a day that people keep free."""
    local = going.session.begins_at.astimezone(OSLO)
    said = f"{date_format(local, 'D d.m.Y')} {local:%H:%M}"
    kept_free = days_to_ask_for(local.date(), oslo_day(going.session.ends_at))
    return f"{said} ({', '.join(kept_free.values())})" if kept_free else said


def first_names(going: Going) -> str:
    """Those who go to it, by first name."""
    return _(" and ").join(adult.first_name or adult.name for adult in going.adults)


def seats(going: Going) -> str:
    """What stands to be done about the seats."""
    if not going.to_book:
        return _("signed up")
    if len(going.offered) == len(going.to_book):
        return _("offered, waits for a yes")
    if len(going.to_book) < len(going.adults):
        names = names_of(going.to_book)
        return _("to be booked for %(names)s") % {"names": names}
    return _("to be booked")


def _book_label(prospect: Prospect, reader: User | None) -> str:
    """What leads to the plan's preview; "" where there is nothing to book for the reader."""
    to_book = prospect.to_book if reader is None else prospect.to_book_for([reader])
    number = len(to_book)
    said = ngettext("See and book this session", "See and book these %(number)d sessions", number)
    return said % {"number": number} if number else ""
