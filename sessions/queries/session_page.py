"""One session as its page shows it: what the reader may see of it, and may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from lms.dates import oslo_day
from lms.look.form_fields import dated
from lms.people.models import Role, User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of
from lms.people.queries import partners_of
from sessions.models import InHomePlan, NetworkGroup, Registration, SeatOffer, Series, TrainingSession
from sessions.queries import collisions
from sessions.queries.briefing import Before, before
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.evaluations import is_open_to
from sessions.queries.mailed_entries import answered_no
from sessions.queries.make_ups import Elsewhere, other_groups
from sessions.queries.network_days import DayPage, day_page
from sessions.queries.reach import reach_of
from sessions.queries.seats import come_later, place_in_line, session_titles
from sessions.queries.staffing import leaders_of
from sessions.rules.attendance import attendance_is_open

Status = Registration.Status
FOR_OTHERS = (Role.COORDINATOR, Role.CASEWORKER)


@dataclass(frozen=True)
class HomeSeat:
    """A seat, or place in line, of an adult of the reader's home. `place_in_line` counts from one, None
    where it is nobody else's business or there is no line; `may_give_back` for the partner's alone."""

    registration: Registration
    is_own: bool
    was_held: bool
    place_in_line: int | None
    may_give_back: bool


@dataclass(frozen=True)
class OwnSeat:
    """What the reader may do about their own seat, or place in line."""

    registration: Registration
    is_registered: bool
    is_waiting: bool
    may_check_in: bool
    may_give_back: bool
    may_give_back_both: bool
    may_say_needs: bool
    has_said_no: bool = False


@dataclass(frozen=True)
class SignUp:
    """A reader of a family can sign up: together where nobody of the home is on the list yet."""

    is_together: bool
    joins_partner: bool
    remarks: Sequence[str]


@dataclass(frozen=True)
class Managing:
    """What who leads or coordinates the session can do about it."""

    may_publish: bool
    may_change: bool
    may_arrange: bool
    may_step_down: bool
    has_more: bool


@dataclass(frozen=True)
class SessionPage:
    """All that the page of a session shows to one reader; what is not theirs to see is not in it.

    `meeting_link` is "" and `group` None unless the reader takes part or arranges; `has_meeting_link`
    tells others that there will be one. `beside` are the seats elsewhere at the same time.
    """

    session: TrainingSession
    titles: str
    is_family: bool
    is_open: bool
    is_over: bool
    missed_part: UUID | None
    seats: Sequence[HomeSeat]
    own: OwnSeat | None
    offer: SeatOffer | None
    beside: Sequence[Registration]
    sign_up: SignUp | None
    may_sign_up_homes: bool
    manages: Managing | None
    briefing: Before | None
    leaders: Sequence[User]
    course: Series | None
    group: NetworkGroup | None
    meeting_link: str
    has_meeting_link: bool
    in_home_plan: InHomePlan | None
    shows_places: bool
    may_keep_file: bool
    near_groups: Sequence[Elsewhere]
    farther_groups: Sequence[Elsewhere]
    day: DayPage | None
    may_evaluate: bool

    @property
    def must_choose(self) -> bool:
        """Whether the reader holds two seats at the same time."""
        return bool(self.beside) and self.own is not None and self.own.is_registered

    @property
    def has_to_do(self) -> bool:
        """Whether anything of the page is the reader's to act on."""
        own = self.offer or self.seats or self.sign_up or self.may_evaluate
        return bool(self.briefing or own or self.may_sign_up_homes)


def session_page(session: TrainingSession, *, by: User, at: datetime) -> SessionPage:
    """The page of a session as one reader may see it; `session` as `access.visible_sessions` reads it.
    At most twenty-five queries, whatever the number of persons."""
    access = access_of(by)
    is_family = access.has(IN_A_HOME)
    partners = partners_of(by)
    of_the_home = _of_the_home(session, [by, *partners])
    own = next((one for one in of_the_home if one.person_id == by.pk), None)
    is_over = session.ends_at <= at
    is_open = session.is_published and session.begins_at > at
    is_open = is_open and TrainingSession.objects.open_to_sign_up(at).filter(pk=session.pk).exists()
    runs = session.is_published and not is_over
    manages = TrainingSession.objects.managed_by(by).filter(pk=session.pk).exists()
    leaders = leaders_of(session)
    takes_part = own is not None and own.status == Status.REGISTERED
    sees_all = takes_part or manages
    near, farther = _other_groups(session, own, by, at) if is_open else ([], [])
    offer = _open_offer(own)
    link = "" if session.is_cancelled else session.meeting_link
    return SessionPage(
        session=session,
        titles=session_titles(session, by.language),
        is_family=access.has(FOSTER_PARENT),
        is_open=is_open,
        is_over=is_over,
        missed_part=next((part.pk for part in session.delivers.all()), None),
        seats=[_home_seat(one, by, is_open=is_open, is_over=is_over) for one in of_the_home],
        own=_own_seat(own, session, at, is_open=is_open and offer is None, says_needs=is_open),
        offer=offer,
        beside=_beside(session, own, of_the_home, at),
        sign_up=_sign_up(session, by, partners, of_the_home)
        if is_open and own is None and is_family
        else None,
        may_sign_up_homes=is_open and access.has(*FOR_OTHERS),
        manages=_managing(session, is_leader=by in leaders) if manages else None,
        briefing=before(session, by=by) if manages and runs else None,
        leaders=leaders,
        course=session.series if session.is_published else None,
        group=session.group if sees_all else None,
        meeting_link=link if sees_all else "",
        has_meeting_link=bool(link),
        in_home_plan=_in_home_plan(session),
        shows_places=runs and not session.traits.is_in_home,
        may_keep_file=sees_all and runs,
        near_groups=near,
        farther_groups=farther,
        day=day_page(session, own, at=at) if session.traits.has_programme else None,
        may_evaluate=is_over and own is not None and is_open_to(by, session, at=at),
    )


def _of_the_home(session: TrainingSession, persons: Sequence[User]) -> list[Registration]:
    return list(
        Registration.objects.filter(session=session, person__in=persons)
        .live()
        .select_related("person", "booking", "logistics")
        .prefetch_related("booking__offers", "booking__events")
        .order_by("pk")
    )


def _home_seat(seat: Registration, reader: User, *, is_open: bool, is_over: bool) -> HomeSeat:
    is_own = seat.person_id == reader.pk
    return HomeSeat(
        registration=seat,
        is_own=is_own,
        was_held=is_over and seat.status == Status.REGISTERED,
        place_in_line=place_in_line(seat) if is_own and seat.status == Status.WAITING else None,
        may_give_back=is_open and not is_own and not seat.booking.is_together,
    )


def _own_seat(
    own: Registration | None, session: TrainingSession, at: datetime, *, is_open: bool, says_needs: bool
) -> OwnSeat | None:
    if own is None:
        return None
    is_registered = own.status == Status.REGISTERED
    is_under_way = attendance_is_open(session.begins_at, at) and at < session.ends_at
    return OwnSeat(
        registration=own,
        is_registered=is_registered,
        is_waiting=own.status == Status.WAITING,
        may_check_in=is_under_way and is_registered,
        may_give_back=is_open,
        may_give_back_both=is_open and own.booking.is_together,
        may_say_needs=says_needs,
        has_said_no=is_open and is_registered and bool(answered_no(session, [own.person_id])),
    )


def _sign_up(
    session: TrainingSession, user: User, partners: Sequence[User], of_the_home: Sequence[Registration]
) -> SignUp:
    return SignUp(
        is_together=bool(partners) and not of_the_home,
        joins_partner=bool(of_the_home),
        remarks=_remarks(session, user),
    )


def _managing(session: TrainingSession, *, is_leader: bool) -> Managing:
    is_draft = session.status == TrainingSession.Status.DRAFT
    return Managing(
        may_publish=is_draft,
        may_change=not session.is_cancelled,
        may_arrange=not is_draft and not session.traits.is_for_visitors,
        may_step_down=is_leader and session.is_published,
        has_more=not is_draft or session.traits.has_programme or session.series_id is not None,
    )


def _in_home_plan(session: TrainingSession) -> InHomePlan | None:
    if not session.traits.is_in_home:
        return None
    return InHomePlan.objects.filter(visits__session=session).first()


def _other_groups(
    session: TrainingSession, own: Registration | None, user: User, at: datetime
) -> tuple[list[Elsewhere], list[Elsewhere]]:
    if own is None or own.status == Status.OFFERED:
        return [], []
    return other_groups(session, user, after=at)


def _remarks(session: TrainingSession, user: User) -> list[str]:
    """What is worth knowing before one signs up: a day that people keep free, a place or day out of reach."""
    first, last = oslo_day(session.begins_at), oslo_day(session.ends_at)
    said = [
        _("%(day)s is %(name)s.") % {"day": dated(day, "l j. F"), "name": name}
        for day, name in days_to_ask_for(first, last).items()
    ]
    reach = reach_of(user)
    if session.venue and not reach.is_near(session.venue.municipality, session.organisation_id):
        place = session.venue.municipality.name
        said.append(_("It is in %(place)s, farther away than you usually go.") % {"place": place})
    if not reach.suits(first, last):
        said.append(_("You have said that you cannot come that day."))
    if come_later(user, session):
        said.append(_("It comes later on your path: something before it is left to do."))
    return said


def _beside(
    session: TrainingSession, own: Registration | None, of_the_home: Sequence[Registration], at: datetime
) -> list[Registration]:
    """The seats elsewhere at the time of a session: one's own where one has a seat here too; where one is
    offered one, those of all who are offered it together."""
    if own is None or not session.is_published or session.begins_at <= at:
        return []
    concerned = {
        Status.REGISTERED: [own],
        Status.OFFERED: [one for one in of_the_home if one.booking_id == own.booking_id],
    }.get(Status(own.status), [])
    return collisions.clashing([one.person_id for one in concerned], session) if concerned else []


def _open_offer(own: Registration | None) -> SeatOffer | None:
    offers = own.booking.offers.all() if own else []
    return next((one for one in offers if one.outcome == SeatOffer.Outcome.OPEN), None)
