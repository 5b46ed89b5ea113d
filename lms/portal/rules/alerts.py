"""Which security events together are something to look at: rules as data; the numbers may be set."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.rules.security import Kind

HOUR, DAY = 60, 24 * 60


class Rule(models.TextChoices):
    """What is looked for."""

    FAILURES_OF_ACCOUNT = "failures_of_account", _("Many failed sign-ins of one account")
    FAILURES_OF_NETWORK = "failures_of_network", _("Many failed sign-ins from one network")
    FAILURES_OF_MANY = "failures_of_many", _("Failed sign-ins of many accounts")
    GUESSES = "guesses", _("Many wrong codes, links or keys")
    EXPORTS = "exports", _("Unusually many lists taken out")
    PROTECTED_LOOK_UPS = "protected_look_ups", _("Unusually many records of protected people opened")
    STEP_UPS_REFUSED = "step_ups_refused", _("New sign-ins before an act that failed again and again")
    STEP_UP_BY_ANOTHER = "step_up_by_another", _("Somebody else came back from a new sign-in")
    LONG_UNUSED = "long_unused", _("An account that was long unused has signed in")
    ADMINISTRATOR_MADE = "administrator_made", _("An administrator has been made")


@dataclass(frozen=True, slots=True)
class Watch:
    """A rule's terms: `number` events of these kinds within so many minutes, counted for each `per` (a column
    of the event, or nothing: all together).

    `of` names what is counted, once each, where that is not the event. `is_told` is false where the
    administrators are told at once by whoever finds it out.
    """

    number: int
    minutes: int
    kinds: frozenset[Kind]
    per: str = ""
    of: str = "pk"
    is_told: bool = True


_FAILED = frozenset({Kind.SIGN_IN_FAILED})
WATCHES: dict[Rule, Watch] = {
    Rule.FAILURES_OF_ACCOUNT: Watch(10, HOUR, _FAILED, per="person"),
    Rule.FAILURES_OF_NETWORK: Watch(50, HOUR, _FAILED, per="network"),
    Rule.FAILURES_OF_MANY: Watch(20, HOUR, _FAILED, of="person"),
    Rule.GUESSES: Watch(100, HOUR, frozenset({Kind.SECRET_GUESSED}), is_told=False),
    Rule.EXPORTS: Watch(20, DAY, frozenset({Kind.EXPORTED}), per="by", is_told=False),
    Rule.PROTECTED_LOOK_UPS: Watch(20, DAY, frozenset({Kind.PROTECTED_OPENED}), per="by"),
    Rule.STEP_UPS_REFUSED: Watch(3, HOUR, frozenset({Kind.STEP_UP_REFUSED}), per="person"),
    Rule.STEP_UP_BY_ANOTHER: Watch(1, HOUR, frozenset({Kind.STEP_UP_BY_ANOTHER}), per="person"),
    Rule.LONG_UNUSED: Watch(1, DAY, frozenset({Kind.SIGNED_IN_AFTER_LONG}), per="person"),
    Rule.ADMINISTRATOR_MADE: Watch(1, DAY, frozenset({Kind.ADMINISTRATOR_MADE}), per="person"),
}
