"""What dialogue meetings are about, what comes of them, and how answers about dates add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.rules.kinds import kinds_with

(KIND,) = kinds_with("is_by_invitation")


class Topic(models.TextChoices):
    """What a dialogue meeting takes up; picked, never written, and none points at a child."""

    NEED = "need", _("How many homes are needed, and where")
    RECRUITING = "recruiting", _("Finding new foster homes together")
    OFFER = "offer", _("Training that is offered, and who gives it")
    ROLES = "roles", _("Who does what: the agency, the municipality, the home")
    FOLLOW_UP = "follow_up", _("Follow-up and guidance after the move")
    SUPPORT = "support", _("Relief and other support for homes")
    PATH = "path", _("The home’s training: what is done and what is next")
    IN_HOME = "in_home", _("Training in the home")
    COOPERATION = "cooperation", _("How we work together, and what could be better")
    NETWORK = "network", _("Network days and groups nearby")


class Agreement(models.TextChoices):
    """What can be agreed in a dialogue meeting; picked, never written."""

    TRAINING = "training", _("Offer training")
    IN_HOME = "in_home", _("Ask for training in the home")
    GUIDANCE = "guidance", _("Give guidance")
    RELIEF = "relief", _("Look into relief")
    NETWORK = "network", _("Invite to a network group or day")
    INFORMATION = "information", _("Hold an information meeting together")
    NUMBERS = "numbers", _("Bring numbers on the need for homes")
    CONTACT = "contact", _("Be the one to ring")
    PLAN = "plan", _("Bring a proposal to the next meeting")
    MEET_AGAIN = "meet_again", _("Call the next meeting")


class Suits(models.TextChoices):
    """How a proposed time suits those who are asked."""

    YES = "yes", _("Yes")
    IF_NEED_BE = "if_need_be", _("If need be")
    NO = "no", _("No")


@dataclass(frozen=True, slots=True)
class Count:
    """How many a time suits, how many it suits if need be, and how many not; `is_best` where none suits
    more."""

    yes: int = 0
    if_need_be: int = 0
    no: int = 0
    is_best: bool = False

    @property
    def worth(self) -> tuple[int, int]:
        """Best is what shuts out fewest, then what suits most."""
        return self.yes + self.if_need_be, self.yes


def counted(times: Sequence[int], answers: Iterable[tuple[int, str]]) -> Mapping[int, Count]:
    """The counts of each time (id) by what was answered: pairs of a time and how it suits. Nothing is best
    before somebody can come."""
    found = {time: dict.fromkeys(Suits, 0) for time in times}
    for time, suits in answers:
        found[time][Suits(suits)] += 1
    counts = {
        time: Count(row[Suits.YES], row[Suits.IF_NEED_BE], row[Suits.NO]) for time, row in found.items()
    }
    most = max((one.worth for one in counts.values()), default=(0, 0))
    return {
        time: Count(one.yes, one.if_need_be, one.no, is_best=most[0] > 0 and one.worth == most)
        for time, one in counts.items()
    }
