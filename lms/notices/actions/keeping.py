"""How long messages are kept."""

from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.actions.sweeping import Files, OldRows
from lms.people.rules.keeping import KeptFor, KeptKind, LegalGround, MaySee, Since, Whose


def _mail_folder() -> Path:
    """Where mail is written that goes to nobody, in a demonstration."""
    return Path(settings.EMAIL_FILE_PATH)


KINDS = (
    KeptKind(
        code="messages",
        name=_("Messages to you, and how they were delivered"),
        models=("notices.Notice", "notices.DeliveryEvent"),
        purpose=KeptFor.CONTACT,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER,),
        setting="NOTICE_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            OldRows("notices.Notice", lambda before: Q(made_at__lt=before)),
            Files("mail", _mail_folder),
        ),
        note=_("You can erase them before."),
    ),
)
