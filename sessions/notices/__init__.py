"""The messages about sessions. They carry date, time and a neutral word, never a name, a venue, a
programme or a target group."""

from django.utils.translation import gettext_lazy as _

from lms.notices.kinds import Category, NoticeKind

INVITED = "session.invited"
CONFIRMED = "session.confirmed"
QUEUED = "session.queued"
OFFERED = "session.offered"
CHANGED = "session.changed"
COLLIDES = "session.collides"
CANCELLED = "session.cancelled"
REPLACED = "session.replaced"
REMINDER = "session.reminder"
EVALUATION = "session.evaluation"
APOLOGY = "session.apology"
STAFFING = "session.staffing"
INTERPRETER = "session.interpreter"
GROUP = "group.meeting"
ANSWERED = "request.answered"
TASK = "task.given"
WORDS = "session.words"
REPORTED = "group.reported"
COURSE_CONFIRMED = "course.confirmed"
COURSE_QUEUED = "course.queued"
COURSE_OFFERED = "course.offered"
CALENDAR = "session.calendar"
ANSWERED_NO = "session.answered_no"

OWN_CALENDAR = "own_calendar"  # what such a message is about
OWN_PATH = "own_path"  # and an answer to what was asked for there

POINT = "session.point"
PROGRAMME = "session.programme"

URGENT_WHEN_CLOSE = frozenset({CHANGED, COLLIDES, CANCELLED, REPLACED, OFFERED, STAFFING})

_WHEN = frozenset({"date", "time"})
_DATES = frozenset({"dates"})

ALL = (
    NoticeKind(
        POINT,
        _("What one waited for on the programme"),
        Category.CHANGES,
        _WHEN,
        _("There is a place for you at what you waited for"),
        _("You have got a place at what you waited for at the gathering on {date}. Sign in to see more."),
        on_page=_("You have got a place at what you waited for at the gathering on {date} at {time}."),
    ),
    NoticeKind(
        PROGRAMME,
        _("Changed programme"),
        Category.ALWAYS,
        _WHEN,
        _("The programme of your gathering has been changed"),
        _(
            "Something that you have chosen at the gathering on {date} has been changed. Sign in to see "
            "what, and to choose again."
        ),
        on_page=_("Something that you have chosen at the gathering on {date} at {time} has been changed."),
    ),
    NoticeKind(
        WORDS,
        _("Words from those who lead a session"),
        Category.CHANGES,
        _WHEN | {"words"},
        _("Those who lead your gathering have written to you"),
        _("They have written to you about the gathering on {date} at {time}. Sign in to read it."),
        on_page=_("About the gathering on {date} at {time}:\n\n{words}"),
        page_only=frozenset({"words"}),
    ),
    NoticeKind(
        INVITED,
        _("Invitation to a session"),
        Category.OFFERS,
        _WHEN,
        _("You are invited to a gathering"),
        _("You are invited to a gathering on {date} at {time}. Sign in to see more and to sign up."),
        on_page=_("You are invited to a gathering on {date} at {time}."),
    ),
    NoticeKind(
        CONFIRMED,
        _("Signed up"),
        Category.CHANGES,
        _WHEN,
        _("You are signed up for a gathering"),
        _("You are signed up for a gathering on {date} at {time}. Sign in to see more."),
        on_page=_("You are signed up for a gathering on {date} at {time}."),
    ),
    NoticeKind(
        QUEUED,
        _("On the waiting list"),
        Category.CHANGES,
        _WHEN,
        _("You are on the waiting list"),
        _(
            "The gathering on {date} at {time} is full. You are on the waiting list and hear from us if a "
            "place comes free. Sign in to see your place in line."
        ),
        on_page=_(
            "The gathering on {date} at {time} is full. You are on the waiting list and hear from us if a "
            "place comes free."
        ),
    ),
    NoticeKind(
        OFFERED,
        _("A place is offered"),
        Category.ALWAYS,
        _WHEN | {"deadline"},
        _("There is a place for you"),
        _(
            "There is a place for you at the gathering on {date} at {time}. It is held for you until "
            "{deadline}. Sign in to say yes or no."
        ),
        on_page=_(
            "There is a place for you at the gathering on {date} at {time}. It is held for you until "
            "{deadline}."
        ),
    ),
    NoticeKind(
        COURSE_CONFIRMED,
        _("Signed up for a whole course"),
        Category.CHANGES,
        _DATES,
        _("You are signed up for your gatherings"),
        _(
            "You are signed up for these gatherings:\n\n{dates}\n\nSign in to see where, and to put all of "
            "them in your calendar at once."
        ),
        on_page=_("You are signed up for these gatherings:\n\n{dates}"),
    ),
    NoticeKind(
        COURSE_QUEUED,
        _("On the waiting list for a whole course"),
        Category.CHANGES,
        _DATES,
        _("You are on the waiting list"),
        _(
            "There is not room for you at all of these gatherings yet. You wait for all of them as one, and "
            "hear from us when there is:\n\n{dates}\n\nSign in to see your place in line."
        ),
        on_page=_(
            "There is not room for you at all of these gatherings yet. You wait for all of them as one, and "
            "hear from us when there is:\n\n{dates}"
        ),
    ),
    NoticeKind(
        COURSE_OFFERED,
        _("A place in a whole course is offered"),
        Category.ALWAYS,
        _DATES | {"deadline"},
        _("There is a place for you"),
        _(
            "There is a place for you at all of these gatherings. It is held for you until {deadline}."
            "\n\n{dates}\n\nSign in to say yes or no: one answer is for all of them."
        ),
        on_page=_(
            "There is a place for you at all of these gatherings. It is held for you until {deadline}: one "
            "answer is for all of them.\n\n{dates}"
        ),
    ),
    NoticeKind(
        CALENDAR,
        _("Entries for the own calendar"),
        Category.ALWAYS,
        _DATES,
        _("For your calendar"),
        _(
            "This has changed in what you attend or lead since your calendar last heard from us:\n\n{dates}"
            "\n\nYou have asked for calendar invitations by e-mail. Sign in to see more, or to stop them."
        ),
        on_page=_("Your calendar was sent this:\n\n{dates}"),
        by_letter=False,
    ),
    NoticeKind(
        ANSWERED_NO,
        _("The calendar has answered no"),
        Category.ALWAYS,
        _WHEN,
        _("Can’t you come?"),
        _(
            "Your calendar has answered no to the gathering on {date} at {time}. You keep your place until "
            "you say yourself that you cannot come. Sign in to do so, or to say that you come."
        ),
        by_letter=False,
    ),
    NoticeKind(
        CHANGED,
        _("Changed"),
        Category.ALWAYS,
        _WHEN,
        _("A gathering has been changed"),
        _(
            "A gathering that you are to attend has been changed. It is now on {date} at {time}. "
            "Sign in to see more."
        ),
    ),
    NoticeKind(
        COLLIDES,
        _("At the same time as another"),
        Category.ALWAYS,
        _WHEN,
        _("You have two gatherings at the same time"),
        _(
            "A gathering that you are to attend is now on {date} at {time}. You hold a place in another one "
            "at that time. Sign in to choose which you keep."
        ),
    ),
    NoticeKind(
        CANCELLED,
        _("Called off"),
        Category.ALWAYS,
        _WHEN,
        _("A gathering has been called off"),
        _("The gathering on {date} at {time} has been called off. Sign in to see other dates."),
    ),
    NoticeKind(
        REPLACED,
        _("Called off and replaced"),
        Category.ALWAYS,
        _WHEN | {"new_date", "new_time"},
        _("A gathering has a new date"),
        _(
            "The gathering on {date} at {time} has been called off. It is held on {new_date} at {new_time} "
            "instead, and you keep your place. Sign in if that does not suit you."
        ),
    ),
    NoticeKind(
        REMINDER,
        _("Reminder"),
        Category.REMINDERS,
        _WHEN,
        _("Reminder: gathering on {date}"),
        _("We look forward to seeing you at the gathering on {date} at {time}. Sign in to see more."),
        on_page=_("We look forward to seeing you at the gathering on {date} at {time}."),
        by_letter=False,
    ),
    NoticeKind(
        EVALUATION,
        _("What did you think of the gathering?"),
        Category.OFFERS,
        _WHEN,
        _("What did you think of the gathering?"),
        _(
            "You were at a gathering on {date} at {time}. Three questions, a minute: sign in and say what "
            "you thought. Nobody sees who answered what."
        ),
        on_page=_(
            "Say what you thought of the gathering on {date} at {time}. Nobody sees who answered what."
        ),
        by_letter=False,
    ),
    NoticeKind(
        APOLOGY,
        _("Apologies received"),
        Category.CHANGES,
        _WHEN,
        _("We have received your apologies"),
        _("We know that you cannot come to the gathering on {date} at {time}. Sign in to find another date."),
        on_page=_("We know that you cannot come to the gathering on {date} at {time}."),
    ),
    NoticeKind(
        STAFFING,
        _("The leaders of a session changed"),
        Category.ALWAYS,
        _WHEN,
        _("A session needs a look: the leaders changed"),
        _(
            "The leaders of the gathering on {date} at {time} changed. Sign in to see whether "
            "somebody is missing."
        ),
        by_letter=False,
    ),
    NoticeKind(
        INTERPRETER,
        _("Interpreter not confirmed"),
        Category.ALWAYS,
        _WHEN,
        _("An interpreter is not confirmed"),
        _("An interpreter for the gathering on {date} at {time} is not confirmed yet. Sign in to see more."),
        by_letter=False,
    ),
    NoticeKind(
        GROUP,
        _("Meeting in your network group"),
        Category.GROUPS,
        _WHEN,
        _("A gathering in your group"),
        _("There is a gathering in your group on {date} at {time}. Sign in to see more."),
        on_page=_("There is a gathering in your group on {date} at {time}."),
        by_letter=False,
    ),
    NoticeKind(
        ANSWERED,
        _("An answer to what was asked for"),
        Category.ALWAYS,
        frozenset(),
        _("There is an answer for you"),
        _("There is an answer to something that was asked for. Sign in to read it."),
    ),
    NoticeKind(
        TASK,
        _("A task for a trainer"),
        Category.ALWAYS,
        frozenset(),
        _("There is a task for you"),
        _("You have been asked to take part in a training task. Sign in to see more."),
        by_letter=False,
    ),
    NoticeKind(
        REPORTED,
        _("A message in a network group is reported"),
        Category.ALWAYS,
        frozenset(),
        _("A message in your group needs a look"),
        _("Somebody has reported a message in a group that you facilitate. Sign in to look at it."),
        by_letter=False,
    ),
)

# What is sent about somebody's own sessions: their calendar is told with it.
FOR_CALENDARS = (
    CONFIRMED, CHANGED, COLLIDES, CANCELLED, REPLACED, REMINDER, APOLOGY, GROUP, COURSE_CONFIRMED, CALENDAR,
)  # fmt: skip
