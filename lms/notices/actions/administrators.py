"""What administrators are told of, and the link by which staff choose a password. Nobody is named: what
has happened is read after signing in."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.notices.actions.sending import send
from lms.notices.kinds import Category, NoticeKind
from lms.people.models import Role, User

ASKED = "administrators.asked"
GIVEN = "administrators.given"
CHANGED = "administrators.changed"
ACCOUNT_LINK = "account.link"
GUESSED = "administrators.guessed"
EXPORTED = "administrators.exported"
ALERT = "administrators.alert"
UNLIKE = "administrators.unlike"
NEWS = {
    "alert": ALERT,
    "asked": ASKED,
    "given": GIVEN,
    "changed": CHANGED,
    "guessed": GUESSED,
    "exported": EXPORTED,
    "unlike": UNLIKE,
}

KINDS = (
    NoticeKind(
        code=ASKED,
        name=_("Something waits for a second administrator"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Something waits for a second administrator"),
        body=_(
            "An administrator has proposed something that takes two. Sign in to read what it is, and to "
            "confirm it or take it away:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=GIVEN,
        name=_("Two administrators have decided something"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Two administrators have decided something"),
        body=_(
            "Something that takes two administrators has been confirmed. Sign in to read what it is. If it "
            "should not be so, take it away and ring the others:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=CHANGED,
        name=_("An account, a role or a right of staff has been changed"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("An account, a role or a right has been changed"),
        body=_(
            "An administrator has made or changed an account, or taken a role or a right away. Sign in to "
            "read which. If it should not be so, ring the others:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=GUESSED,
        name=_("Somebody may be guessing passwords or codes"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Somebody may be guessing passwords or codes"),
        body=_(
            "There have been unusually many wrong passwords, codes or links within an hour. Whoever guesses "
            "has to wait longer and longer. Ask those who run the platform to look at the log for where the "
            "tries come from:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=EXPORTED,
        name=_("A member of staff has taken out unusually many lists"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("A member of staff has taken out unusually many lists"),
        body=_(
            "One member of staff has taken out unusually many lists within a day. The audit trail says who "
            "and when. Ask whether it is as it should be:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=ALERT,
        name=_("The security events hold something to look at"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("The security events hold something to look at"),
        body=_(
            "Something unusual has happened on the platform: failed sign-ins, an account long unused, or "
            "a new right. Sign in to read what it is, ask those whom it concerns, and note that you have "
            "looked at it:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=UNLIKE,
        name=_("What is recorded may have been changed"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("What is recorded may have been changed"),
        body=_(
            "The check of the records has found something that is not as it was recorded. Sign in to read "
            "what it is, tell whoever answers for the records, and change nothing before they have looked "
            "at it:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=ACCOUNT_LINK,
        name=_("The link by which staff choose a password"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Choose your password"),
        body=_(
            "You have an account for the foster home training. Open this address and choose your password. "
            "It is yours alone, and works for 7 days:\n{link}\n"
        ),
        by_letter=False,
        secrets=frozenset({"link"}),
        is_awaited=True,
    ),
)


def tell_administrators(news: str, *, link: str) -> None:
    """Tell every administrator; `news` is a key of `NEWS`, `link` an address within the platform."""
    all_of_them = User.objects.with_role(Role.ADMIN)
    for user in all_of_them.order_by("pk"):
        send(to=user, template=NEWS[news], variables={"link": settings.SITE_URL + link})


def send_account_link(user: User, *, secret: str) -> None:
    """Send the link to the address of the account."""
    link = settings.SITE_URL + reverse("people:choose-password", args=[secret])
    send(to=user, template=ACCOUNT_LINK, variables={"link": link})
