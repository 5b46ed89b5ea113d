"""What people are told of their own account: one way in more or less, another password, two that are one."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.notices.actions.sending import send
from lms.notices.kinds import Category, NoticeKind
from lms.people.models import User

WAY_IN = "account.way-in"
PASSWORD = "account.password"  # noqa: S105 - the code of a kind of message
WAY_OUT = "account.way-out"
CARD = "account.card"
NEW_START = "account.new-start"
NEW_NUMBER = "account.new-number"
DEVICE = "account.device"
ROLE = "account.role"
MERGED = "account.merged"
UNUSED = "account.unused"
PASSKEY = "account.passkey"
PASSKEY_GONE = "account.passkey-gone"
NEWS = {
    "card": CARD,
    "device": DEVICE,
    "merged": MERGED,
    "new-number": NEW_NUMBER,
    "new-start": NEW_START,
    "passkey": PASSKEY,
    "passkey-gone": PASSKEY_GONE,
    "password": PASSWORD,
    "role": ROLE,
    "unused": UNUSED,
    "way-in": WAY_IN,
    "way-out": WAY_OUT,
}

KINDS = (
    NoticeKind(
        code=WAY_IN,
        name=_("A new way of signing in to one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("You have signed in in a new way"),
        body=_(
            "Somebody has signed in to your account in a way that was not used before. Was it you? Then you "
            "need do nothing. If not, sign out everywhere, and ring your training contact or your "
            "leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=WAY_OUT,
        name=_("A way of signing in to one's own account has been taken away"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("A way of signing in has been taken away"),
        body=_(
            "One of the ways to sign in to your account has been taken away, and all other sign-ins have "
            "ended. Was it you? Then you need do nothing. If not, ring your training contact or your "
            "leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=MERGED,
        name=_("Two accounts of one person have become one"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your two accounts have become one"),
        body=_(
            "You had two accounts with us. They are one now, and you come to it in the ways that you used to "
            "sign in. All sign-ins have ended, and calendar addresses and links that you made have stopped "
            "working: make new ones. Did you not have two accounts? Then ring your training contact or your "
            "leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=UNUSED,
        name=_("One's own account has not been used for years"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your account will be closed"),
        body=_(
            "You have not signed in for years, so your account will be closed in a month. Do you want to "
            "keep it? Then sign in:\n{link}\nIf not, you need do nothing. What you have completed stays "
            "recorded.\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=PASSWORD,
        name=_("One's own password has been changed"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your password has been changed"),
        body=_(
            "The password of your account has been changed, and all other sign-ins have ended. Was it you? "
            "Then you need do nothing. If not, ring your training contact or your leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=CARD,
        name=_("A new code card for one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("You have a new code card"),
        body=_(
            "A new code card has been made for your account, and the one before no longer works. Have you "
            "got it? Then you need do nothing. If not, ring your training contact at once, and sign out "
            "everywhere:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=DEVICE,
        name=_("A sign-in on a device that was not used before"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your account was used on a new device"),
        body=_(
            "Somebody has signed in to your account on a device or in a browser that was not used for it "
            "before. Was it you? Then you need do nothing. If not, end that sign-in here, and ring your "
            "training contact or your leader:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=NEW_START,
        name=_("Staff have given a new start to one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("You have been given a new start"),
        body=_(
            "Somebody who has seen who you are has made a link by which you choose a new password. Did you "
            "ask for it? Then you need do nothing but use it. If not, ring your training contact at once, "
            "and sign out everywhere:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=NEW_NUMBER,
        name=_("Staff have given a link for a new national number"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("A link for your new national number"),
        body=_(
            "Somebody who has seen who you are has made a link by which you sign in to your account with a "
            "new national number. Did you ask for it? Then you need do nothing but use it. If not, ring your "
            "training contact or your leader at once:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=ROLE,
        name=_("A right given to one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your account has got a new right"),
        body=_(
            "Two administrators have given your account a right that it did not have. Did you expect it? "
            "Then you need do nothing. If not, ring your leader. Here you see where you are signed "
            "in:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=PASSKEY,
        name=_("A passkey has been added to one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("A passkey has been added"),
        body=_(
            "A passkey has been added to your account. Was it you? Then you need do nothing. If not, ring "
            "your training contact or your leader at once, and sign out everywhere:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=PASSKEY_GONE,
        name=_("A passkey has been taken away from one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("A passkey has been taken away"),
        body=_(
            "A passkey of your account no longer works. Did you ask for it? Then you need do nothing. If "
            "not, ring your training contact or your leader at once, and sign out everywhere:\n{link}\n"
        ),
        by_letter=False,
    ),
)


def tell_of_own_account(user: User, *, news: str) -> None:
    """Tell a person what has happened to their account; `news` is a key of `NEWS`."""
    link = settings.SITE_URL + reverse("people:sign-ins")
    send(to=user, template=NEWS[news], variables={"link": link})
