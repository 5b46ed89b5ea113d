"""The paper that somebody without electronic identity is handed: a code card, a link, or both."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.dates import oslo_day
from lms.documents.pdf import make_pdf
from lms.documents.qr import qr_svg
from lms.people.models import User

SOURCE = settings.BASE_DIR / "lms" / "approval" / "typst" / "code_card.typ"


def code_card_paper(person: User, *, codes: Sequence[str], address: str, days: int, at: datetime) -> bytes:
    """The paper in the person's own language. It names nobody: whoever finds it sees a user name and codes.

    `address` is the whole link by which a password is chosen, which works for so many `days`, or empty.
    """
    with override(person.language):
        return make_pdf(
            SOURCE,
            {
                "title": _("Your code card") if codes else _("Your new start"),
                "language": person.language,
                "sender": _("Foster home training"),
                "lead": _how(bool(codes), bool(address)),
                "facts": [
                    (_("Sign in at"), urlsplit(settings.SITE_URL).netloc),
                    (_("User name"), person.username),
                    (_("Made on"), date_format(oslo_day(at), "j. F Y")),
                ],
                "link_heading": _("Choose a password"),
                "link_words": _(
                    "Open this address, or read the code with your telephone. It works once, until %(day)s."
                )
                % {"day": date_format(oslo_day(at + timedelta(days=days)), "j. F Y")},
                "address": address,
                "qr": qr_svg(address) if address else "",
                "qr_alt": _("QR code that leads to the address beside it"),
                "codes_heading": _("The codes"),
                "codes": [(str(number), code) for number, code in enumerate(codes, 1)],
                "footer": _(
                    "Keep this paper at home, apart from your password. Is it lost? "
                    "Ring whoever gave it to you."
                ),
            },
            at=at,
        )


def _how(has_codes: bool, has_link: bool) -> list[str]:
    lines = []
    if has_link:
        lines.append(_("Begin with the password: you choose it yourself, and nobody else knows it."))
    if has_codes:
        lines.append(
            _(
                "Each time you sign in, you are asked for one of the codes below by its number. Write it, "
                "and cross it out: each code works once. An earlier card no longer works."
            )
        )
    return lines
