"""The messages to visitors of information meetings, who have no account: their own link says the rest."""

from django.utils.translation import gettext_lazy as _

from lms.notices.kinds import Category, NoticeKind

VISITOR_CONFIRMED = "visitor.confirmed"
VISITOR_QUEUED = "visitor.queued"
VISITOR_SEAT = "visitor.seat"
VISITOR_CHANGED = "visitor.changed"
VISITOR_CANCELLED = "visitor.cancelled"
VISITOR_REPLACED = "visitor.replaced"
VISITOR_REMINDER = "visitor.reminder"

_WHEN = frozenset({"date", "time"})
_LINK = frozenset({"link"})
VISITORS = tuple(
    NoticeKind(code, name, Category.ALWAYS, variables, subject, body, by_letter=False, secrets=_LINK)
    for code, name, variables, subject, body in (
        (
            VISITOR_CONFIRMED,
            _("To a visitor: signed up"),
            _WHEN | _LINK,
            _("You have a place at the meeting"),
            _(
                "You have a place at the meeting on {date} at {time}. Here you see where it is, put it in "
                "your calendar, and say if you cannot come. The address is yours alone:\n{link}\n\nWas it "
                "not you who signed up? Open the address and delete it."
            ),
        ),
        (
            VISITOR_QUEUED,
            _("To a visitor: on the waiting list"),
            _WHEN | _LINK,
            _("You are on the waiting list"),
            _(
                "The meeting on {date} at {time} is full. You are on the waiting list and hear from us if a "
                "place comes free. Here you give your place in line back:\n{link}\n\nWas it not you who "
                "signed up? Open the address and delete it."
            ),
        ),
        (
            VISITOR_SEAT,
            _("To a visitor: a place came free"),
            _WHEN | _LINK,
            _("A place came free, and it is yours"),
            _(
                "A place at the meeting on {date} at {time} came free, and it is yours. Here you see where "
                "it is. Can you not come? Say so there, and somebody else gets the place:\n{link}"
            ),
        ),
        (
            VISITOR_CHANGED,
            _("To a visitor: time or place changed"),
            _WHEN | _LINK,
            _("The meeting has been changed"),
            _(
                "Time or place of your meeting has been changed. It is on {date} at {time}. Here you see "
                "where, and say if you cannot come:\n{link}"
            ),
        ),
        (
            VISITOR_CANCELLED,
            _("To a visitor: called off"),
            _WHEN | _LINK,
            _("The meeting has been called off"),
            _(
                "The meeting on {date} at {time} has been called off. We are sorry. Here you find other "
                "meetings, and can have us delete what you wrote:\n{link}"
            ),
        ),
        (
            VISITOR_REPLACED,
            _("To a visitor: called off, and held later"),
            _WHEN | {"new_date", "new_time"} | _LINK,
            _("The meeting has got another date"),
            _(
                "The meeting on {date} at {time} has been called off. It is held on {new_date} at {new_time} "
                "instead, and you keep your place. Here you see where, and say if you cannot come:\n{link}"
            ),
        ),
        (
            VISITOR_REMINDER,
            _("To a visitor: reminder"),
            _WHEN | _LINK,
            _("Do you remember the meeting?"),
            _(
                "You have a place at the meeting on {date} at {time}. Here you see where it is. Can you not "
                "come? Say so there, and somebody else gets the place:\n{link}"
            ),
        ),
    )
)
