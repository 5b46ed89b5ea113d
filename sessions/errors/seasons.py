"""What can go wrong with a season that is planned as a whole."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class SeasonIsApplied(SessionsError):
    """The season's series are drafts already."""

    sentence = _("The season has been made into drafts already. Take them back first to change it.")
    is_so_already = True


class SeasonNotReady(SessionsError):
    """There is no proposal to use, or none that has been made into drafts."""

    sentence = _("The season has changed meanwhile. Load the page again.")


class SeasonTakenUp(SessionsError):
    """A series of the season is published, so the drafts are no longer taken back as a whole."""

    sentence = _("A series of the season is published already. Throw the others away one by one.")


class SeasonInTheWay(SessionsError):
    """Something has been booked since the season was planned; `found` names each gathering."""

    def __init__(self, found: Sequence[str]) -> None:
        super().__init__(*found)
        self.found = list(found)

    @property
    def said(self) -> str:
        return gettext(
            "Nothing was made. Since the season was planned, this has come in the way: %(found)s. "
            "Plan it again; what you lock stands."
        ) % {"found": "; ".join(self.found)}
