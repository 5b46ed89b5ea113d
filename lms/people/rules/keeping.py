"""What is kept about people: why, on what ground, who sees it, for how long, and what happens then.

The words of the record of processing activities (protokoll, GDPR art. 30). Each package says of its own
models which kind of record they are (`actions/keeping.py`); the portal gathers the kinds
(`lms/portal/actions/keeping.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class KeptFor(models.TextChoices):
    """What a kind of record is there for."""

    TRAINING = "training", _("To give training, and to show that it was taken")
    DECIDING = "deciding", _("To let a municipality decide on a foster home")
    PLANNING = "planning", _("To plan and hold gatherings and visits")
    LEARNING = "learning", _("To help you learn")
    CONTACT = "contact", _("To tell you what concerns you")
    RECRUITING = "recruiting", _("To answer those who think of becoming a foster home")
    SAFETY = "safety", _("To let in the right people, and to see misuse")
    OPENNESS = "openness", _("To show who did what, and who has looked at whom")
    AUTHORING = "authoring", _("To make and improve the courses")


class LegalGround(models.TextChoices):
    """The legal ground (GDPR art. 6, with the law that it rests on)."""

    TASK = "task", _("A task of public authority: art. 6 (1) e and the Child Welfare Act")
    DUTY = "duty", _("A legal duty: art. 6 (1) c, the Archives Act and the Public Administration Act")
    SECURITY = "security", _("A legal duty to keep the site safe: art. 6 (1) c and art. 32")
    CONSENT = "consent", _("Your consent: art. 6 (1) a")


class Whose(models.TextChoices):
    """Whom a kind of record is about."""

    FAMILIES = "families", _("Foster parents")
    STAFF = "staff", _("Staff")
    VISITORS = "visitors", _("Those who ask")


class MaySee(models.TextChoices):
    """Who may see a kind of record, by the table of roles."""

    OWNER = "owner", _("Yourself")
    NOBODY = "nobody", _("Nobody")
    HOME = "home", _("The other adults of the home, only what concerns both")
    TRAINERS = "trainers", _("Those who lead the gathering")
    SERVICE = "service", _("The foster care service that trains you")
    MUNICIPALITY = "municipality", _("The municipality that has an assignment for the home")
    AUDITOR = "auditor", _("The county governor, when it supervises")
    OFFICE = "office", _("Your own office")
    GROUP = "group", _("The network group")
    INVITED = "invited", _("Whoever you give a link")
    ADMINISTRATORS = "administrators", _("Administrators")
    EDITORS = "editors", _("Editors")


class Since(models.TextChoices):
    """The event from which the time of keeping is counted."""

    MADE = "made", _("since it was made")
    USED = "used", _("since it was used or ran out")
    ENDED = "ended", _("since it ended")
    CHANGED = "changed", _("since it was last changed")
    HELD = "held", _("since the gathering")
    SIGNED_IN = "signed_in", _("since the last sign-in")
    DELETED_HERE = "deleted_here", _("since the decision was deleted here")
    CLOSED = "closed", _("since the home was closed or the assignment ended")


class Fate(models.TextChoices):
    """What happens when the time is over."""

    DELETED = "deleted", pgettext_lazy("kept records", "Deleted")
    EMPTIED = "emptied", _("What points at a person is taken out")
    ARCHIVED = "archived", _("Handed over to the archive; deleted here when the archive has confirmed it")


class Sweep(Protocol):
    """What goes of one kind of record: rows, or files, whose event lies before an instant."""

    def count(self, before: datetime) -> int:
        """How many are past their keeping."""

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        """Take some away, in the caller's transaction: how many by model; nothing when none are left."""


@dataclass(frozen=True)
class KeptKind:
    """A kind of record.

    `models` are the labels of all that it consists of, `setting` names the setting with the days for which
    it is kept. What is past goes by `sweeps`; without any, it goes with the record that it hangs on, or when
    the archive has it, and `note` says so in words.
    """

    code: str
    name: str | Promise
    models: tuple[str, ...]
    purpose: KeptFor
    basis: LegalGround
    whose: tuple[Whose, ...]
    seen_by: tuple[MaySee, ...]
    setting: str
    since: Since
    sweeps: tuple[Sweep, ...] = ()
    fate: Fate = Fate.DELETED
    note: str | Promise = ""
