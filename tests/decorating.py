"""One text in the spellings that keyboards, phones and other programs give it."""

import unicodedata
from random import Random

from hypothesis import strategies as st

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufe0f\u034f\u180e\u3164\x00\x7f"
)
SPACES = "\u0020\u00a0\u1680\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000\u2800\t\n"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"


@st.composite
def decorated(draw: st.DrawFn, text: str, *, keeps_case: bool = False) -> str:
    """The same text as it may come out of a keyboard, a phone or another program."""
    chance = Random(draw(st.integers(0, 2**32)))
    signs = []
    for sign in text:
        if sign == " ":
            sign = "".join(chance.choices(SPACES, k=chance.randint(1, 3)))
        elif sign == "-":
            sign = chance.choice(DASHES)
        elif not keeps_case and chance.random() < 0.3:
            sign = sign.upper()
        if sign.isascii() and sign.isalnum() and chance.random() < 0.2:
            sign = chr(ord(sign) + 0xFEE0)  # full width
        if chance.random() < 0.5:
            sign = unicodedata.normalize("NFD", sign)
        signs.append("".join(chance.choices(INVISIBLE, k=chance.choice([0, 0, 1, 2]))) + sign)
    return chance.choice(["", " ", "\u200b", "\u00a0"]) + "".join(signs) + chance.choice(INVISIBLE)
