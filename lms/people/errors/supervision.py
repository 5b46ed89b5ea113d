"""What can go wrong with a supervision case."""

from django.utils.translation import gettext_lazy as _

from lms.refusals import Refused


class CoversNothing(Refused):
    """A case covers at least one municipality or office."""

    sentence = _("Choose at least one county, municipality or office that the case covers.")
    field = "counties"


class BeyondTheCounties(Refused):
    """A governor supervises its own counties alone."""

    sentence = _("The case covers what lies outside your counties. Choose among those that are offered.")


class ReferenceTaken(Refused):
    """Another case of the governor has this number."""

    sentence = _("You have a case with this number already. Open that one, or give another number.")
    field = "reference"


class LastsTooLong(Refused):
    """A case is open for so long at once, and in all."""

    sentence = _(
        "Choose a last day from %(first)s to %(last)s. A case can be prolonged later, with a reason."
    )
    field = "until_on"

    def __init__(self, first: str, last: str) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last


class CaseHasEnded(Refused):
    """What has ended is neither prolonged nor ended again."""

    sentence = _("The case has ended. Open a new one if there is more to look at.")
    is_so_already = True
