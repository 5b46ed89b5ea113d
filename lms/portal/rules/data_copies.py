"""What of each kind of record stands in the copy that a person takes with them, and why some of it does not.

A column that names a user tells what is about the person where it stands in `OWN`, else by its name in
`_OWNERS`; any other tells what the person did, of which the copy tells what and when, and of whom nothing.
Every other column of what is about the person is told unless it is withheld here, so that a new column or
model comes in by itself. `tests/lms/portal/test_data_copies.py` holds all this against the table of kinds.
"""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

_OWNERS = frozenset({"person", "user", "writer", "author", "trainer", "to"})
_SECRET = re.compile(r"hash|secret|password|sha\d|etag|sealed|(^|_)key(_|$)|credential_id|^sid$|message_id")


class Withheld(models.TextChoices):
    """Withheld something that names a person is not in their copy."""

    CHILD = "child", _("It is about an assignment, and so about a child. Ask the office that has the case.")
    OTHERS = "others", _("It would tell about others, too.")
    SECRET = "secret", _("It is a key or the trace of one, and tells nothing about you.")
    TWICE = "twice", _("The same is in the copy already, under another heading.")
    NOBODY = "nobody", _("It names nobody: only what was published, counted or sent.")


# How a row leads to the person whom it is about, where no column of its own does so by its name.
OWN: dict[str, tuple[str, ...]] = {
    "admin.LogEntry": (),
    "approval.Approval": ("parents",),
    "approval.ProofLink": ("made_by",),
    "approval.ProofLook": ("link__made_by",),
    "courses.EnrolmentMove": ("enrolment__person",),
    "notices.DeliveryEvent": ("message__to",),
    "people.CardCode": ("card__user",),
    "people.Merging": ("kept", "merged"),
    "people.User": ("pk", "merged_into"),
    "training_sessions.AgendaChoice": ("registration__person",),
    "training_sessions.AgreedPoint": ("invitee__person",),
    "training_sessions.AttendanceCorrection": ("attendance__person",),
    "training_sessions.Booking": ("registrations__person",),
    "training_sessions.BusyTime": ("calendar__trainer",),
    "training_sessions.ChildrenCount": ("booking__registrations__person",),
    "training_sessions.ClosingEvaluation": ("by",),
    "training_sessions.CoursePlace": ("bookings__registrations__person",),
    "training_sessions.DatePoll": ("meeting__invitees__person",),
    "training_sessions.DialogueMeeting": ("invitees__person", "invitees__comes"),
    "training_sessions.InterpreterOrder": ("registration__person",),
    "training_sessions.Invitee": ("person", "comes"),
    "training_sessions.Logistics": ("registration__person",),
    "training_sessions.PostReport": ("by",),
    "training_sessions.ProposedTime": ("poll__meeting__invitees__person",),
    "training_sessions.SeatEvent": ("booking__registrations__person",),
    "training_sessions.SeatOffer": ("booking__registrations__person",),
    "training_sessions.TimeAnswer": ("answered_by",),
}
# How a row leads to a home in which the person lives now.
OF_THE_HOME: dict[str, str] = {
    "approval.GateStatus": "home",
    "approval.HomeForecast": "status__home",
    "approval.LearningPace": "home",
    "people.FosterHome": "pk",
    "people.HomeCode": "home",
    "people.HomeMove": "home",
    "people.Preparation": "home",
    "training_sessions.CoursePlace": "home",
    "training_sessions.DialogueMeeting": "home",
    "training_sessions.GatheringRequest": "home",
    "training_sessions.InHomePlan": "assignment__home",
    "training_sessions.InHomeVisit": "plan__assignment__home",
    "training_sessions.SeriesVisit": "home",
}
# Columns that name a person otherwise than by a reference, and by what: the account in the learning record,
# an agent of it, the subject of an audit entry, or an address that belongs to this account alone.
BY_ACCOUNT = {"xapi.Statement": "person"}
BY_AGENT = {"xapi.Document": "agent"}
BY_SUBJECT = {"people.AuditEntry": "subject"}
BY_ADDRESS = {
    "notices.VisitorMail": "address",
    "people.ResetRequest": "name",
    "portal.Interest": "email",
    "training_sessions.Visitor": "email",
}
# Kinds of which a person has made rows, but none is about them: what they wrote is the platform's.
MADE_FOR_ALL = frozenset({"authoring"})

WITHHELD: dict[str, Withheld] = {
    "approval.AssignmentChange": Withheld.CHILD,
    "approval.WebhookDelivery": Withheld.CHILD,
    "people.Administrator": Withheld.TWICE,
    "people.Assignment": Withheld.CHILD,
    "people.Leader": Withheld.TWICE,
    "people.PersonNumber": Withheld.SECRET,
    "people.Throttle": Withheld.SECRET,
    "portal.Disposal": Withheld.NOBODY,
    "portal.PersonErasure": Withheld.NOBODY,
    "portal.PolicyRefusal": Withheld.NOBODY,
    "portal.SearchText": Withheld.NOBODY,
    "portal.SearchWord": Withheld.NOBODY,
    "sessions.Session": Withheld.SECRET,
    "training_sessions.Goal": Withheld.CHILD,
    "training_sessions.GoalMark": Withheld.CHILD,
    "training_sessions.Substitute": Withheld.NOBODY,
    "wagtailsearch.IndexEntry": Withheld.NOBODY,
    "xapi.Attachment": Withheld.SECRET,
    "xapi.Facet": Withheld.TWICE,
    "xapi.Outbox": Withheld.TWICE,
    "xapi.Spending": Withheld.NOBODY,
    "xapi.Voiding": Withheld.TWICE,
}
WITHHELD_COLUMNS: dict[str, Withheld] = {
    "approval.Approval.snapshot": Withheld.OTHERS,
    "approval.GateStatus.answer": Withheld.OTHERS,
    "approval.GateStatus.given": Withheld.OTHERS,
    "approval.GateStatus.given_format": Withheld.SECRET,
    "approval.GateStatus.progress": Withheld.OTHERS,
    "approval.Review.evidence": Withheld.TWICE,
    "approval.Review.snapshot": Withheld.OTHERS,
    "courses.Attempt.drawn": Withheld.SECRET,
    "courses.Attempt.shuffle": Withheld.SECRET,
    "courses.Certificate.evidence": Withheld.TWICE,
    "courses.Completion.rests_on": Withheld.TWICE,
    "courses.PartProgress.rests_on": Withheld.TWICE,
    "notices.DeliveryEvent.detail": Withheld.SECRET,
    "notices.Notice.about": Withheld.OTHERS,
    "notices.Notice.address": Withheld.OTHERS,
    "notices.Notice.variables": Withheld.OTHERS,
    "notices.VisitorMail.about": Withheld.OTHERS,
    "notices.VisitorMail.variables": Withheld.OTHERS,
    "people.AuditEntry.data": Withheld.OTHERS,
    "people.AuditEntry.subject": Withheld.OTHERS,
    "people.Identity.subject": Withheld.SECRET,
    "people.SecurityEvent.reference": Withheld.OTHERS,
    "people.User.erased_at": Withheld.NOBODY,
    "people.User.is_staff": Withheld.SECRET,
    "people.User.is_superuser": Withheld.SECRET,
    "training_sessions.DialogueMeeting.meeting_link": Withheld.SECRET,
    "training_sessions.InHomePlan.needs": Withheld.CHILD,
    "training_sessions.InHomePlan.reasons": Withheld.CHILD,
    "training_sessions.InHomeVisit.next_step": Withheld.CHILD,
    "training_sessions.InHomeVisit.done": Withheld.CHILD,
    "xapi.Statement.data": Withheld.OTHERS,
    "xapi.Statement.text": Withheld.OTHERS,
}


def is_owner(label: str, column: str) -> bool:
    """Whether a column that names a user says whom a row is about."""
    return column in OWN.get(label, _OWNERS)


def is_secret(column: str) -> bool:
    """Whether a column holds a key or the trace of one."""
    return bool(_SECRET.search(column))


# What a row tells beyond its own columns, by the way to it; the last name of the way is the key.
TOLD_ALSO: dict[str, tuple[str, ...]] = {
    "people.User": ("uuid",),
    "training_sessions.AgendaChoice": ("registration__session",),
    "training_sessions.AttendanceCorrection": ("attendance__session",),
    "training_sessions.ChildrenCount": ("booking__session",),
    "training_sessions.InterpreterOrder": ("registration__session",),
    "training_sessions.Logistics": ("registration__session",),
    "training_sessions.SeatEvent": ("booking__session",),
    "training_sessions.SeatOffer": ("booking__session",),
    "xapi.Document": ("body",),
    "xapi.Statement": ("data__object__definition__name", "data__result"),
}
# Uuids that name a lesson or a quiz, of which the title is told.
OF_A_LESSON = frozenset({"lesson_uuid", "quiz_uuid"})
# The columns of logs that say which act it was.
TELLS_ACT = {"people.AuditEntry": "act", "people.SecurityEvent": "kind", "wagtailcore.PageLogEntry": "action"}
