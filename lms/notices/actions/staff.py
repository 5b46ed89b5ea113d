"""What members of staff are told of their own roles, and leaders of their office's people. No office, role or
person is named: what it is about is read after signing in."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.notices.actions.sending import send
from lms.notices.kinds import Category, NoticeKind
from lms.notices.models import Notice
from lms.people.models import User

_AGAIN_AFTER = timedelta(days=13)
OFFERED = "role.offered"
CHANGED = "role.changed"
ENDS = "role.ends"
PAUSED = "role.paused"
DUE = "review.due"
OVERDUE = "review.overdue"
ROLES_DUE = "review.roles-due"
ROLES_OVERDUE = "review.roles-overdue"

NEWS = {"offered": OFFERED, "changed": CHANGED, "ends": ENDS, "paused": PAUSED}
REVIEWS = {"due": DUE, "overdue": OVERDUE, "roles-due": ROLES_DUE, "roles-overdue": ROLES_OVERDUE}

KINDS = (
    NoticeKind(
        code=OFFERED,
        name=_("You have been given a role at an office"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("You have been given a role"),
        body=_(
            "The leader of an office has given you a role in the foster home training. It holds once you "
            "have said yes. Sign in, read which office it is, and say yes or no:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=CHANGED,
        name=_("Your role at an office has been changed"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your role has been changed"),
        body=_(
            "Your role or your rights at an office have been changed. Sign in to read what you have. Is it "
            "not as it should be, ask the office’s leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=ENDS,
        name=_("Your role at an office ends"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your role ends"),
        body=_(
            "A role that you have at an office ends, or has ended. What you have learnt yourself is still "
            "yours. Is it not as it should be, ask the office’s leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=PAUSED,
        name=_("Your role is paused until it is confirmed"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your role is paused"),
        body=_(
            "Once a year the office’s leader confirms who works there, and where nobody leads, an "
            "administrator does. Nobody has confirmed you in time, so your role is paused. Sign in to read "
            "whom to ask; then all is as before:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=DUE,
        name=_("Confirm who works at your office"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Confirm who works at your office"),
        body=_(
            "It is nearly a year since somebody confirmed who works at your office and what they may do. Go "
            "through the list, and confirm or change it:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=OVERDUE,
        name=_("People at an office have not been confirmed in time"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("People at an office have not been confirmed"),
        body=_(
            "More than a year has passed since somebody confirmed some of those who work at an office. Roles "
            "that nobody confirms are soon paused. Sign in to read which:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=ROLES_DUE,
        name=_("Confirm the administrators, and roles at offices that nobody leads"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Confirm roles that no leader confirms"),
        body=_(
            "It is nearly a year since somebody confirmed some of the administrators, or roles at an office "
            "that nobody leads. No leader does it, so you do, for others than yourself:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=ROLES_OVERDUE,
        name=_("Administrators, or roles that no leader confirms, have not been confirmed in time"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Roles that no leader confirms have not been confirmed"),
        body=_(
            "More than a year has passed since somebody confirmed some of the administrators, or roles at an "
            "office that nobody leads. Roles that nobody confirms are soon paused. Sign in, and confirm "
            "those that are as they should be:\n{link}\n"
        ),
        by_letter=False,
    ),
)


def tell_of_own_role(user: User, *, news: str) -> None:
    """Tell a person that something about a role of theirs is new; `news` is a key of `NEWS`."""
    link = settings.SITE_URL + reverse("people:own-roles")
    send(to=user, template=NEWS[news], variables={"link": link})


def tell_of_review(user: User, *, news: str, link: str) -> None:
    """Tell a leader, or an administrator, that roles are to be confirmed; `news` is a key of
    `REVIEWS`, `link` an address within the platform. Nobody is told the same twice in a fortnight."""
    since = timezone.now() - _AGAIN_AFTER
    if not Notice.objects.filter(to=user, kind=REVIEWS[news], made_at__gt=since).exists():
        send(to=user, template=REVIEWS[news], variables={"link": settings.SITE_URL + link})
