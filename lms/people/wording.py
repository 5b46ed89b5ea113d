"""Refusals of what takes two administrators, in words: what is in the way, and what would help."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.people import errors


def in_words(error: errors.PeopleError) -> str:
    """One sentence for the administrator who was refused."""
    hours = settings.ADMINISTRATOR_COOLING_HOURS
    if isinstance(error, errors.NotEstablished):
        return ngettext(
            "This takes somebody who has been an administrator for %(number)d hour. Ask one who has.",
            "This takes somebody who has been an administrator for %(number)d hours. Ask one who has.",
            hours,
        ) % {"number": hours}
    if isinstance(error, errors.SamePerson):
        return _("Somebody other than the one who proposed it must confirm it.")
    if isinstance(error, errors.OwnRight):
        return _("Nobody proposes or confirms what is given to themselves. Ask two others.")
    if isinstance(error, errors.ProposerHasLeft):
        return _("Who proposed it is no administrator any more. Take it away, and propose it anew.")
    if isinstance(error, errors.CannotBeReached):
        return _("No link is sent: the account is switched off or has no e-mail address.")
    if isinstance(error, errors.AddressIsNew):
        return ngettext(
            "No link is sent: the address was changed less than %(number)d hour ago.",
            "No link is sent: the address was changed less than %(number)d hours ago.",
            hours,
        ) % {"number": hours}
    return _("This cannot be done now.")
