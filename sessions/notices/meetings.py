"""The messages about dialogue meetings: neutral words, date and time, and never what is talked about."""

from django.utils.translation import gettext_lazy as _

from lms.notices.kinds import Category, NoticeKind

MEETING_POLL = "meeting.poll"
MEETING_POLL_REMINDER = "meeting.poll_reminder"
MEETING_DATE = "meeting.date"
MEETING_WITHDRAWN = "meeting.withdrawn"

_WHEN = frozenset({"date", "time"})

MEETINGS = (
    NoticeKind(
        MEETING_POLL,
        _("Which times suit"),
        Category.ALWAYS,
        frozenset(),
        _("Which times suit you?"),
        _("You are invited to a gathering, and asked which of several times suit you. Sign in to answer."),
        on_page=_("You are invited to a gathering, and asked which of several times suit you."),
    ),
    NoticeKind(
        MEETING_POLL_REMINDER,
        _("Which times suit: a reminder"),
        Category.REMINDERS,
        frozenset(),
        _("Reminder: which times suit you?"),
        _(
            "You have been asked which times suit you for a gathering, and have not answered yet. "
            "Sign in to answer."
        ),
        on_page=_("You have been asked which times suit you for a gathering, and have not answered yet."),
        by_letter=False,
    ),
    NoticeKind(
        MEETING_DATE,
        _("The date of a gathering that one is invited to"),
        Category.ALWAYS,
        _WHEN,
        _("There is a date for a gathering"),
        _("A gathering that you are invited to is on {date} at {time}. Sign in to say whether you come."),
        on_page=_("A gathering that you are invited to is on {date} at {time}."),
    ),
    NoticeKind(
        MEETING_WITHDRAWN,
        _("An invitation no longer holds"),
        Category.ALWAYS,
        frozenset(),
        _("You need not come to a gathering"),
        _(
            "A gathering that you were invited to is called off, or you are not needed at it. "
            "You need not answer."
        ),
    ),
)

# Their receivers' calendars are told with these.
FOR_CALENDARS = (MEETING_DATE, MEETING_WITHDRAWN)
