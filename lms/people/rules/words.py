"""What may stand in a text about people, and in which order names stand."""

import re
import unicodedata

from lms import folding

_ELEVEN_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){10}(?!\d)")
# Day and month (with what is added to them in the ids of those without a lasting one), then seven more.
_BORN_AND_FIVE = re.compile(
    r"(?<!\d)[0-7]GAP\dGAP[0-9]GAP\dGAP\dGAP\d(?:GAP\d){5}(?!\d)".replace("GAP", r"(?:[^\w+]|_){0,3}")
)
_MONTHS = (
    "jan(?:uar|uary)?|feb(?:ruar|ruary)?|mars?|march|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?"
    "|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?"
)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_BORN = "f|født|fødd|fødselsdato|født den|born|dob"
_BETWEEN = r"[ ./,:;|_\\\-·•]{1,3}"
_DATES = [
    # 3.4.2015, 3 - 4 - 2015, 3/4 2015, 4/25/2015
    rf"{_DAY}{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
    rf"{_MONTH}/{_DAY}/{_YEAR}",
    # 3.4.15, 03/04/15, 3-4-15: the same sign twice, and no time of day or number of a version
    rf"{_DAY} ?([./\-]) ?{_MONTH} ?\1 ?'?\d\d(?!\d|[.:,]\d)",
    # 2015-04-03, 2015/4/3, 20150403
    rf"{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}",
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])",
    # 3. april 2015, 3 apr. -15, april 3rd, 2015
    rf"{_DAY}(?:st|nd|rd|th)?[ .\-]{{0,3}}(?:of )?(?:{_MONTHS})\b[ .,\-]{{1,3}}{_YEAR}",
    rf"{_DAY}[ .\-]{{0,3}}(?:{_MONTHS})\b[ .,]{{0,2}}['\-]\d\d",
    rf"\b(?:{_MONTHS})\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
    # født 030415, f. 03042015, born 3 4 15
    rf"\b(?:{_BORN})\b[ .:]{{0,3}}{_DAY}[ .\-/]?{_MONTH}[ .\-/]?(?:\d\d){{1,2}}",
]
_FULL_DATE = re.compile("|".join(rf"(?:(?<![\d])(?<!\d[.:,/\-]){one}(?!\d))" for one in _DATES))
# What looks like a date, and is the time of day or the number of a version.
_NUMBER = r"\d{1,2}(?:[.:]\d{1,2})+(?!\d)"
_NO_DATE = re.compile(
    r"\b(?:kl|klokk[ae]n?|v|ver|versjon|version|release)(?![^\W\d_])[ .:]{0,3}"
    rf"{_NUMBER}(?:[ \-]{{1,3}}{_NUMBER})?"
)


_NAME = re.compile(r"[^\W\d_][^\W\d_.'\-]*(?:[.'\-][^\W\d_]+)*\.?")
_SMALL = {
    code: small
    for code in (*range(0x41, 0x590), *range(0x1E00, 0x1F00))
    if len(small := chr(code).lower()) == 1
}
_LAST_LETTERS = str.maketrans("åäöőüű", "}{||yy")
_OTHER_LETTERS = str.maketrans("æøđðŋŧþł", "{|ddnttl")
_MARKS = re.compile("[\u0300-\u036f]")


def norwegian_order(name: str) -> str:
    """A key that sorts names as Norwegian does: æ, ø and å come last, with ä, ö and `aa` beside them; other
    marks, and the letters of Sámi, count only between names that are alike without them.

    After Unicode's collation for Norwegian (CLDR, `nb`). The database has the same as `norwegian`
    (`lms.people.models.order`).
    """
    small = unicodedata.normalize("NFKC", name).translate(_SMALL)
    bare = unicodedata.normalize("NFD", small.replace("aa", "å").translate(_LAST_LETTERS))
    return f"{_MARKS.sub('', bare).translate(_OTHER_LETTERS)}\x01{small}"


def is_ordinary_alias(alias: str, *, of: str) -> bool:
    """Whether an alias looks like anybody's name on a roster, first and last, and holds no part of the
    person's own."""
    words = folding.folded(alias).split()
    looks_like_a_name = all(_NAME.fullmatch(word) for word in words)
    return len(words) > 1 and looks_like_a_name and not set(words) & set(folding.folded(of).split())


def names_a_person_by_number(text: str) -> bool:
    """Whether free text holds an eleven-digit number (a national id), however spaced or pasted."""
    folded = folding.folded(text)
    if _ELEVEN_DIGITS.search(folded):
        return True
    return any(_may_be_born_in(found[0]) for found in _BORN_AND_FIVE.finditer(folded))


def holds_a_full_date(text: str) -> bool:
    """Whether free text holds a day with month and year, in the usual Norwegian, English and ISO forms,
    however pasted. A time of day or the number of a version is none."""
    return bool(_FULL_DATE.search(_NO_DATE.sub(" ", folding.folded(text))))


def _may_be_born_in(number: str) -> bool:
    """Whether the first four digits can be the day and month of a national id, a D-number (40 more on
    the day) or one made for tests or by a hospital (40, 65 or 80 more on the month)."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    return 1 <= day % 40 <= 31 and any(1 <= month - more <= 12 for more in (0, 40, 65, 80))
