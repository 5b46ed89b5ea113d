"""The page of one home, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.approval.queries.home.page import FosterHomePage, HomeSession
from lms.approval.wording import gate
from lms.approval.wording.cases import CaseText, Link, case_text
from lms.dates import oslo_day
from lms.people.models import Invitation

MANY_AHEAD = 3


@dataclass(frozen=True)
class SessionText:
    """A session that is booked: when, what kind, and who goes or waits."""

    begins_at: datetime
    kind: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class InvitedText:
    """Somebody who is invited and has not said yes; `is_in_the_way` where more must be done for that."""

    account: int
    name: str
    email: str
    said: str
    is_in_the_way: bool


@dataclass(frozen=True)
class HomePageText:
    """What the page says; `page` is what it was made of. `more` are the ways onward of who may act."""

    page: FosterHomePage
    heading: str
    lead: str
    cases: tuple[CaseText, ...]
    ahead: tuple[SessionText, ...]
    shows_ahead: bool
    invited: tuple[InvitedText, ...]
    more: tuple[Link, ...]

    @property
    def folds_ahead(self) -> bool:
        return len(self.ahead) > MANY_AHEAD

    @property
    def shows_adults(self) -> bool:
        return bool(self.page.may_invite or self.page.cared_for or self.page.deceased)


def home_page_text(page: FosterHomePage) -> HomePageText:
    names = _(" and ").join(adult.user.name for adult in page.adults)
    return HomePageText(
        page=page,
        heading=names or _("A home that nobody has accepted yet"),
        lead=_lead(page),
        cases=tuple(case_text(case) for case in page.cases),
        ahead=tuple(_ahead(one) for one in page.ahead),
        shows_ahead=bool(page.ahead or (page.may_act and page.cases)),
        invited=tuple(_invited(one, page) for one in page.invitations),
        more=tuple(_more(page)) if page.may_act else (),
    )


def _lead(page: FosterHomePage) -> str:
    lies = _("The home lies in %(municipality)s.") % {"municipality": page.home.host_municipality.name}
    if page.home.trained_by:
        return f"{lies} " + _("%(service)s gives the training.") % {"service": page.home.trained_by}
    return f"{lies} " + _("The municipality gives the training itself.")


def _ahead(one: HomeSession) -> SessionText:
    who = [", ".join(one.names)]
    if one.waiting:
        who.append(_("waiting for a seat:") + " " + ", ".join(one.waiting))
    if one.offered:
        who.append(_("offered a seat, not answered yet:") + " " + ", ".join(one.offered))
    return SessionText(one.session.begins_at, str(one.session.get_kind_display()), tuple(filter(None, who)))


def _invited(one: Invitation, page: FosterHomePage) -> InvitedText:
    person = one.user
    said, is_in_the_way = "", True
    if one.conflict_at and page.sees_conflicts:
        said = _("belongs to another home, and must leave it first")
    elif one.user_id in page.not_reached:
        said = _("the e-mail could not be delivered: open the name, and correct the address")
    elif one.expires_at <= timezone.now():
        said = _("the link has stopped working: open the name, and send a new one")
    else:
        said = _("invited %(day)s") % {"day": gate.day(oslo_day(one.sent_at))}
        is_in_the_way = False
    return InvitedText(person.pk, person.name, person.email, said, is_in_the_way)


def _more(page: FosterHomePage) -> Iterator[Link]:
    def link(icon: str, place: str, label: str) -> Link:
        return Link(icon, reverse(place, args=[page.home.uuid]), label)

    if page.may_vouch:
        yield link("certificate", "approval:elsewhere", _("Training given elsewhere"))
        label = _("Training of each adult: sign up, renew, withdraw")
        yield link("path", "courses:enrolments", label)
        yield link("people", "courses:together", _("E-learning gone through together"))
    if page.may_ask_training_of:
        label = _("Ask a foster care service to train the home")
        yield link("flag", "approval:ask-training", label)
    if page.may_move:
        yield link("pin", "approval:move-home", _("The home moves to another municipality"))
    if page.sees_conflicts:
        yield link("mail", "approval:guidance", _("Guidance letter to go with a proposal"))
    if page.sees_conflicts and page.cases:
        yield link("close", "approval:close-path", _("Close the path"))
    if page.may_open_path:
        yield link("path", "approval:open-path", _("Open the path again"))
    label = _("I have a conflict of interest for this home")
    yield link("user", "approval:declare-conflict", label)
