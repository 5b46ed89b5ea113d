"""What a password must be, in words of ours where Django has none in Norwegian."""

import re
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from lms import folding

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

LONGEST = 4096  # more is nobody's password, and costs as much to hash as it is long
LEAST_GUESSES = 10**9
LEAST_OF_ONES_OWN = 6
_LOOKED_AT = 72
_WORDS = """
    passord passordet password velkommen hemmelig hemmeleg innlogging welcome secret hei
    fosterhjemsopplæring fosterheimsopplæring fosterhjem fosterheim fosterforelder fosterforeldre fosterbarn
    foster beredskapshjem hjemmet hjem heim barnevernstjenesten barnevernet barnevern barna barn
    opplæring opplaering kursleder kurs samling saksbehandler saksbehandlar koordinator administrator admin
    pride bufdir bufetat kommune norge noreg norway oslo bergen
    sommer sommar vinter høst haust våren vår jul påske ferie summer winter autumn spring
    januar februar mars april mai juni juli august september oktober november desember
    mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag
"""
CONTEXT = _WORDS.split()
_CONTEXT = re.compile("|".join(sorted(CONTEXT, key=len, reverse=True)))
_YEAR_OR_ROW = re.compile(r"(?:19|20)\d\d|0?123(?:4567890|456789|45678|4567|456|45|4)?|abc|qwerty(?:uiop)?")


class LongEnough(MinimumLengthValidator):
    """At least `min_length` characters."""

    def get_error_message(self) -> str:
        return ngettext(
            "The password is too short. Choose one with at least %(number)d character.",
            "The password is too short. Choose one with at least %(number)d characters.",
            self.min_length,
        ) % {"number": self.min_length}


class HardToGuess:
    """No leaked password, no word of the context or of the person with a little added, nothing that
    repeats itself: `LEAST_GUESSES` tries by somebody who knows how people choose."""

    def validate(self, password: str, user: "AbstractUser | None" = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(
                gettext("The password is too long: at most %(number)d characters.") % {"number": LONGEST},
                code="too_long",
            )
        own = [user.username, user.email, user.first_name, user.last_name] if user else []
        if _of_ones_own(password, own) < LEAST_OF_ONES_OWN or _guesses(password, own) < LEAST_GUESSES:
            raise ValidationError(
                gettext(
                    "This password is easy to guess: it is well known, repeats itself, or is a common word "
                    "or a name with a little added. Choose a few words that do not belong together."
                ),
                code="easy_to_guess",
            )

    def get_help_text(self) -> str:
        return gettext("Choose a few words that do not belong together.")


def _of_ones_own(password: str, own: list[str]) -> int:
    """How many different signs are left once years, rows of the keyboard and words of the context and
    of the person are taken out."""
    left = folding.folded(password)
    for word in re.findall(r"\w{3,}", folding.folded(" ".join(own))):
        left = left.replace(word, "")
    return len(set(_YEAR_OR_ROW.sub("", _CONTEXT.sub("", left))))


def _guesses(password: str, own: list[str]) -> float:
    from zxcvbn import zxcvbn  # its lists of words are read when it is imported

    words = re.findall(r"\w{3,}", folding.folded(" ".join(own)))
    return float(zxcvbn(password[:_LOOKED_AT], user_inputs=[*CONTEXT, *words])["guesses"])
