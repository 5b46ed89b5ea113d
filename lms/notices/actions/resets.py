"""What whoever has forgotten a password is told by mail: the page where they ask says the same to all."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.notices.actions.sending import send
from lms.notices.kinds import Category, NoticeKind
from lms.people.models import User

KINDS = (
    NoticeKind(
        code="account.reset-link",
        name=_("The link by which a forgotten password is replaced"),
        category=Category.ALWAYS,
        variables=frozenset({"link", "name"}),
        subject=_("Choose a new password"),
        body=_(
            "Somebody has asked for a new password for your account, {name}. Was it you? Open this address "
            "and choose one. It works once, for one hour:\n{link}\n\nIf it was not you, you need do nothing: "
            "your password stays as it is.\n"
        ),
        by_letter=False,
        secrets=frozenset({"link"}),
        is_awaited=True,
    ),
    NoticeKind(
        code="account.reset-eid",
        name=_("A password is asked for by somebody who signs in by electronic identity"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("You sign in by electronic identity"),
        body=_(
            "Somebody has asked for a new password for your account. It has none: you sign in by electronic "
            "identity, as BankID or the account of your work, here:\n{link}\n\n"
            "If it was not you, you need do nothing.\n"
        ),
        by_letter=False,
        is_awaited=True,
    ),
    NoticeKind(
        code="account.reset-unopened",
        name=_("A password is asked for by somebody who has not opened the account"),
        category=Category.ALWAYS,
        variables=frozenset({"link"}),
        subject=_("Your account has not been opened yet"),
        body=_(
            "Somebody has asked for a new password for your account, which has not been opened yet. You open "
            "it by the link that you were sent. Is it gone, or too old? Ask whoever sent it for a new one. "
            "After that you sign in here:\n{link}\n\nIf it was not you, you need do nothing.\n"
        ),
        by_letter=False,
        is_awaited=True,
    ),
)


def answer_reset(user: User, *, way: str, secret: str) -> None:
    """Tell a person how they come in again; `way` is `link`, `eid` or `unopened`."""
    variables = {"link": settings.SITE_URL + reverse("people:sign-in")}
    if way == "link":
        address = reverse("people:choose-password", args=[secret])
        variables = {"link": settings.SITE_URL + address, "name": user.username}
    send(to=user, template=f"account.reset-{way}", variables=variables)
