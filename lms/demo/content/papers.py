"""Sheets to print, set in Typst: what each asks, and how many lines there are to write on."""

from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings

from lms.dates import OSLO, today
from lms.documents.pdf import make_pdf

SOURCE = settings.BASE_DIR / "cms" / "typst" / "worksheet.typ"
_SENDER = {"nb": "Fosterhjemsopplæring", "nn": "Fosterheimsopplæring", "en": "Foster home training"}
_FOOTER = {
    "nb": "Demonstrasjonsinnhold. Skriv ikke navn eller annet som et barn kan kjennes igjen på.",
    "nn": "Demonstrasjonsinnhald. Skriv ikkje namn eller anna som eit barn kan kjennast att på.",
    "en": "Demonstration. Write no name, and nothing else that a child can be recognised by.",
}


@dataclass(frozen=True)
class Worksheet:
    """A sheet in one language; each question comes with so many lines."""

    title: str
    language: str
    intro: str
    questions: list[tuple[str, int]]


def printed(name: str) -> bytes:
    """The sheet as a PDF. Raises `KeyError` for one that is not known."""
    sheet = PAPERS[name]
    return make_pdf(
        SOURCE,
        {
            "title": sheet.title,
            "language": sheet.language,
            "sender": _SENDER[sheet.language],
            "footer": _FOOTER[sheet.language],
            "intro": sheet.intro,
            "questions": [{"text": text, "lines": lines} for text, lines in sheet.questions],
        },
        at=datetime.combine(today(), time(12), OSLO),
    )


PAPERS = {
    "fridge-nb": Worksheet(
        "Hvem ringer vi?",
        "nb",
        "Fyll ut arket sammen med kontaktpersonen, og heng det der dere ser det.",
        [
            ("Kontaktperson i barnevernstjenesten, og når hun eller han svarer", 2),
            ("Kveld, natt og helg: barnevernvakta", 1),
            ("Skole eller barnehage: barnets trygge voksne", 2),
            ("Fastlege, tannlege og helsesykepleier", 2),
            ("Avlastning, og hvem vi spør først når det kniper", 2),
        ],
    ),
    "fridge-nn": Worksheet(
        "Kven ringjer vi?",
        "nn",
        "Fyll ut arket saman med kontaktpersonen, og heng det der de ser det.",
        [
            ("Kontaktperson i barnevernstenesta, og når ho eller han svarer", 2),
            ("Kveld, natt og helg: barnevernvakta", 1),
            ("Skule eller barnehage: dei trygge vaksne til barnet", 2),
            ("Fastlege, tannlege og helsesjukepleiar", 2),
            ("Avlasting, og kven vi spør først når det knip", 2),
        ],
    ),
    "talk-nb": Worksheet(
        "Før dere sier ja",
        "nb",
        "Snakk om ett spørsmål om gangen. Den som ikke svarer, lytter.",
        [
            ("Hvorfor vil vi dette, og hvorfor nå?", 3),
            ("Hva kommer til å bli vanskelig for hver av oss?", 3),
            ("Hva sier barna våre, når vi spør dem alene?", 3),
            ("Hvem kan vi ringe en tirsdagskveld når vi er slitne?", 2),
            ("Hva er vi ikke villige til å gi slipp på?", 3),
        ],
    ),
    "talk-nn": Worksheet(
        "Før de seier ja",
        "nn",
        "Snakk om eitt spørsmål om gongen. Den som ikkje svarer, lyttar.",
        [
            ("Kvifor vil vi dette, og kvifor no?", 3),
            ("Kva kjem til å bli vanskeleg for kvar av oss?", 3),
            ("Kva seier barna våre, når vi spør dei åleine?", 3),
            ("Kven kan vi ringje ein tysdagskveld når vi er slitne?", 2),
            ("Kva er vi ikkje villige til å gi slepp på?", 3),
        ],
    ),
    "talk-en": Worksheet(
        "Before you say yes",
        "en",
        "Talk about one question at a time. Whoever does not answer, listens.",
        [
            ("Why do we want this, and why now?", 3),
            ("What will be hard for each of us?", 3),
            ("What do our own children say when we ask them one by one?", 3),
            ("Whom can we ring on a Tuesday evening when we are worn out?", 2),
            ("What are we not willing to give up?", 3),
        ],
    ),
    "visit-nb": Worksheet(
        "Før besøket",
        "nb",
        "Et kvarter ved pulten. Arket er til deg selv. Det som er viktig, fører du i journalen.",
        [
            ("Hva lovet jeg sist, og hva skulle andre gjøre?", 3),
            ("Hvilket tema velger jeg denne gangen, og hvorfor?", 2),
            ("Hvordan og hvor snakker barnet og jeg alene?", 2),
            ("Hva vil jeg se etter?", 3),
            ("Hvem får vite hva etterpå, og når?", 2),
        ],
    ),
    "visit-nn": Worksheet(
        "Før besøket",
        "nn",
        "Eit kvarter ved pulten. Arket er til deg sjølv. Det som er viktig, fører du i journalen.",
        [
            ("Kva lova eg sist, og kva skulle andre gjere?", 3),
            ("Kva tema vel eg denne gongen, og kvifor?", 2),
            ("Korleis og kvar snakkar barnet og eg åleine?", 2),
            ("Kva vil eg sjå etter?", 3),
            ("Kven får vite kva etterpå, og når?", 2),
        ],
    ),
}
