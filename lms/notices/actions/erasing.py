"""What becomes of messages when the person is erased to whom they went."""

from collections.abc import Collection
from contextlib import suppress
from email import message_from_bytes
from email.utils import getaddresses
from pathlib import Path

from django.conf import settings

from lms import folding
from lms.people.actions.erasing import Answer, Vanishes

COLUMNS: dict[str, Answer] = {
    "notices.notice.to": Vanishes(),
    "notices.preference.person": Vanishes(),
}


def forget_mail(addresses: Collection[str]) -> int:
    """Delete the mail that was written to files, as a demonstration does, for these addresses."""
    wanted = {folding.account(one) for one in addresses}
    folder = Path(settings.EMAIL_FILE_PATH)
    gone = 0
    for path in sorted(folder.glob("*.log")) if wanted and folder.is_dir() else ():
        with suppress(FileNotFoundError):
            to = message_from_bytes(path.read_bytes()).get("To", "")
            if any(folding.account(one) in wanted for _name, one in getaddresses([to])):
                path.unlink()
                gone += 1
    return gone
