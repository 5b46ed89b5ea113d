"""What people search for, and what the platform calls it: a small kept list, in bokmål and nynorsk.

Each word on the left also finds what holds any of those on the right. Words are written folded: lower case,
single spaces.
"""

from lms import folding

SYNONYMS: dict[str, tuple[str, ...]] = {
    "hjemmebesøk": ("opplæringsbesøk", "stedlig opplæring"),
    "heimebesøk": ("opplæringsbesøk", "stadleg opplæring"),
    "stedlig": ("opplæringsbesøk",),
    "stadleg": ("opplæringsbesøk",),
    "kurs": ("opplæring", "samling", "modul"),
    "kurskveld": ("samling",),
    "kursbevis": ("bevis", "fullført"),
    "pride-kurs": ("grunnopplæring",),
    "slekt": ("familie og nære nettverk", "slekt og nettverk"),
    "slektsfosterhjem": ("familie og nære nettverk", "slekt og nettverk"),
    "slektsfosterheim": ("familie og nære nettverk", "slekt og nettverk"),
    "nettverksdag": ("fagdag",),
    "temakveld": ("fagdag",),
    "brudd": ("utilsiktet flytting", "utilsikta flytting"),
    "akuttplassering": ("flyttet inn akutt", "flytta inn akutt"),
    "akutt": ("flyttet inn akutt", "beredskapshjem"),
    "besøkshjem": ("støttehjem", "avlastning"),
    "avlastningshjem": ("støttehjem", "avlastning"),
    "penger": ("økonomi", "godtgjøring"),
    "pengar": ("økonomi", "godtgjersle"),
    "lønn": ("økonomi", "godtgjøring"),
    "politiattest": ("vandel",),
    "oppfølging": ("opplæring etter innflytting",),
    "biologiske foreldre": ("samvær", "foreldre"),
}


def other_words(words: str) -> list[str]:
    """What the platform itself calls what was looked for, if it has other words for it."""
    return list(SYNONYMS.get(folding.folded(words), ()))
