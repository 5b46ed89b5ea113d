"""The short tour of each role: what one finds where, in a few sentences."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Halt:
    """One place that the tour points to."""

    title: "StrPromise"
    text: "StrPromise"
    icon: str
    url_name: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Tour:
    role: str
    halts: tuple[Halt, ...]


_TOURS = {
    FOSTER_PARENT: (
        Halt(
            _("One step at a time"),
            _("The card “Your next step” always shows what to do now."),
            "path",
            "portal:path",
        ),
        Halt(
            _("Gatherings"),
            _("Sign up, alone or together, and have them in your own calendar."),
            "calendar",
            "sessions:open",
        ),
        Halt(
            _("The shelf"),
            _("All you have learnt stays open, and your notebook is read by you alone."),
            "book",
            "portal:shelf",
        ),
        Halt(
            _("Your privacy"),
            _("See who has opened your record, and take your data with you."),
            "shield",
            "portal:my-data",
        ),
    ),
    Role.TRAINER: (
        Halt(
            _("Today"),
            _("Your next gathering stands on top, with who comes and what they need."),
            "home",
            "portal:home",
        ),
        Halt(
            _("The roster"),
            _("Mark who came with one tap each, or all at once."),
            "list",
            "sessions:teaching",
        ),
        Halt(_("Plan"), _("Plan a gathering, a series, or a make-up."), "calendar", "sessions:planned"),
    ),
    Role.COORDINATOR: (
        Halt(
            _("Needs a decision"),
            _("What waits for you is counted here, and each count leads to its list."),
            "flag",
            "portal:home",
        ),
        Halt(_("Homes"), _("Where each home stands, and what it is missing."), "desk", "approval:desk"),
        Halt(
            _("Plan"),
            _("Series, venues and trainers, with conflicts found before you publish."),
            "calendar",
            "sessions:planned",
        ),
    ),
    Role.CASEWORKER: (
        Halt(
            _("The desk"),
            _("Your assignments, the most pressing first: who is ready, and who is missing what."),
            "desk",
            "approval:desk",
        ),
        Halt(
            _("A new assignment"),
            _("The family gives you a code; with it you open the assignment."),
            "plus",
            "approval:open-assignment",
        ),
        Halt(
            _("Approval"),
            _(
                "The button comes when the training is complete. Until then the page says what is missing, "
                "and how soon it can be done."
            ),
            "certificate",
            "approval:desk",
        ),
    ),
    Role.EDITOR: (
        Halt(
            _("Write"),
            _("Lessons, quizzes and pages, with a preview as learners see them."),
            "pen",
            "wagtailadmin_home",
        ),
        Halt(
            pgettext_lazy("tour", "Search"),
            _("See what readers find when they search."),
            "search",
            "portal:search",
        ),
    ),
    Role.AUDITOR: (
        Halt(
            _("Supervision cases"),
            _("Open a case first: the homes that it covers open with it."),
            "flag",
            "portal:supervision",
        ),
        Halt(
            _("Homes to inspect"),
            _("Homes and approvals that your open cases cover, read only. Each look is noted."),
            "desk",
            "approval:desk",
        ),
        Halt(_("Rule sets"), _("What was asked of whom, and since when."), "list", "approval:rule-sets"),
    ),
    Role.ADMIN: (
        Halt(_("Registers"), _("Users, offices, roles, helplines and message texts."), "lock", "admin:index"),
        Halt(_("Rule sets"), _("Drafted by one, confirmed by another."), "list", "approval:rule-sets"),
        Halt(
            _("Learning record"), _("Every statement, and what is forwarded."), "certificate", "xapi:viewer"
        ),
    ),
}


def first_tour(roles: Collection[str]) -> Tour | None:
    """The tour of the first of these roles that has one, in the order of the tours; None where none has."""
    role = next((role for role in _TOURS if role in roles), None)
    return Tour(role, _TOURS[role]) if role else None
