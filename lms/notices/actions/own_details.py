"""What people are told of the name, address and telephone that are kept about them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.notices.actions.sending import send
from lms.notices.kinds import Category, NoticeKind
from lms.people.models import User

CONFIRM = "account.address-confirm"
ADDRESS = "account.address"
CORRECTED = "account.corrected"
OPENED = "account.opened-again"

KINDS = (
    NoticeKind(
        code=CONFIRM,
        name=_("A link to confirm one's own e-mail address"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Confirm your e-mail address"),
        body=_(
            "Somebody has asked that messages from us go to this address. Was it you? Then open this "
            "address and confirm it; it works for three days:\n{link}\n\nWas it not you? Then you need do "
            "nothing, and nothing is sent here.\n"
        ),
        by_letter=False,
        secrets=frozenset({"link"}),
    ),
    NoticeKind(
        code=ADDRESS,
        name=_("The e-mail address of one's own account has been changed (to the one before)"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your e-mail address has been changed"),
        body=_(
            "Messages to you go to another e-mail address from now on. Did you ask for it? Then you need do "
            "nothing. If not, ring your training contact or your leader at once, and sign out "
            "everywhere:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=CORRECTED,
        name=_("Staff have corrected name, e-mail address or telephone of one's own account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Something about your account has been corrected"),
        body=_(
            "Your office has corrected your name, e-mail address or telephone number, on your word. Sign in "
            "to see what is kept about you. Did you not ask for it? Ring the office at once:\n{link}\n"
        ),
        by_letter=False,
    ),
    NoticeKind(
        code=OPENED,
        name=_("One's own account is open again, which was closed by mistake"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your account is open again"),
        body=_(
            "Your account was closed by mistake, and is open again. We are sorry. You sign in as before. "
            "Seats that you had were given back; sign up anew, or ring the office, and it helps "
            "you:\n{link}\n"
        ),
    ),
)


def tell_of_opening(user: User) -> None:
    """Tell a person whose account was closed by mistake that it is open again."""
    _send(user, OPENED, reverse("portal:home"))


def ask_for_confirmation(user: User, *, address: str, secret: str) -> None:
    """Send the link by which an address becomes a person's to that address."""
    _send(user, CONFIRM, reverse("people:confirm-address", args=[secret]), address=address)


def tell_address_before(user: User, *, before: str) -> None:
    """Tell a person at the address before that messages go to another one."""
    _send(user, ADDRESS, reverse("people:sign-ins"), address=before)


def tell_of_correction(user: User) -> None:
    """Tell a person that staff have put something right about them."""
    _send(user, CORRECTED, reverse("people:account"))


def _send(user: User, kind: str, path: str, *, address: str = "") -> None:
    send(to=user, template=kind, variables={"link": settings.SITE_URL + path}, address=address)
