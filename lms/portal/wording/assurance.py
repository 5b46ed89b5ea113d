"""The draft of an assessment of data protection (DPIA) and the annex to an agreement with a data processor,
both made of the table of what is kept."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from lms.people.rules.keeping import KeptFor
from lms.portal.actions.keeping import KINDS
from lms.portal.rules.risks import RISKS
from lms.portal.wording.keeping import KindLine, lines


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """A purpose with the kinds of record that serve it."""

    name: str
    kinds: tuple[KindLine, ...]


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk with the purposes that it touches, and the measures against it."""

    what: str
    purposes: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Somebody outside who may get to know something, what for, and whether this installation uses them."""

    who: str
    what: str
    is_used: bool


def purposes() -> list[PurposeLine]:
    """Every purpose of the table, with its kinds in the order of the table."""
    found = [(purpose, [kind for kind in KINDS if kind.purpose == purpose]) for purpose in KeptFor]
    return [PurposeLine(str(purpose.label), tuple(lines(kinds))) for purpose, kinds in found if kinds]


def risks() -> list[RiskLine]:
    """Every risk in words."""
    return [
        RiskLine(
            str(risk.what),
            "; ".join(str(purpose.label) for purpose in risk.purposes),
            tuple(str(measure) for measure in risk.measures),
        )
        for risk in RISKS
    ]


def measures() -> list[str]:
    """Every measure once, in the order of the risks."""
    return list(dict.fromkeys(measure for risk in risks() for measure in risk.measures))


def parties() -> list[PartyLine]:
    """Those outside whom an installation may use, and whether this one does."""
    return [
        PartyLine(_("Whoever runs the server"), _("Everything, in running it"), True),
        PartyLine(_("The mail server"), _("Addresses, and messages of a neutral word, day and time"), True),
        PartyLine(
            _("ID-porten, Ansattporten or Entra"),
            _("Who signs in, and when"),
            bool(settings.SIGN_IN_PROVIDERS),
        ),
        PartyLine(
            _("Another learning record store"),
            _("Statements about learning under an identifier, without names"),
            bool(settings.XAPI_FORWARD_ENDPOINT),
        ),
    ]


def assessment_heading() -> list[str]:
    """The columns of the assessment as a file."""
    return [
        _("What can happen"),
        _("Within"),
        _("What is done about it"),
        _("How likely (the controller judges)"),
        _("How grave (the controller judges)"),
        _("What remains, and who accepts it"),
    ]


def assessment_rows() -> list[list[str]]:
    """The risks as rows, with room for the controller's judgement."""
    return [[one.what, one.purposes, " ".join(one.measures), "", "", ""] for one in risks()]
