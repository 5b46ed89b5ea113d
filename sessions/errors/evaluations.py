"""What can go wrong with saying what one thought."""

from django.utils.translation import gettext_lazy as _

from lms.refusals import Refused


class NotToEvaluate(Refused):
    """It has not been held, the two weeks are over, or the person was not there."""

    sentence = _("Those who were there can answer, for two weeks after it is over.")
