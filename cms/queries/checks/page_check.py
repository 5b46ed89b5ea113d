"""A page as its editor should see it before publishing: how it reads, and what it lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from cms.blocks import QuestionBlock
from cms.queries.checks.completeness import Shortcoming, shortcomings_of, silent_sites_of
from cms.queries.checks.links import stream_name
from cms.queries.passages import passages_of
from cms.queries.translations import Translated, translations_of, untranslated_in
from cms.rules.readability import WORDS_A_MINUTE, Clarity, Passage, clarity_of

_OFF_BY = 1.5


@dataclass(frozen=True)
class PageCheck:
    """What the panel beside the editor shows. `estimate` is the page's own number of minutes, if any."""

    clarity: Clarity
    minutes: int
    estimate: int | None
    shortcomings: list[Shortcoming]
    untranslated: list[tuple[str, str]]
    translations: list[Translated]

    @property
    def is_estimate_off(self) -> bool:
        """Whether the page's own estimate is far from what reading and answering take."""
        if not self.estimate or not self.clarity.words:
            return False
        return self.estimate > self.minutes * _OFF_BY + 3 or self.minutes > self.estimate * _OFF_BY


def proof_of(page: Page) -> PageCheck:
    """The proof of a page as it stands in memory, saved or not."""
    name = stream_name(page)
    stream = getattr(page, name) if name else []
    lead = [Passage(page.lead)] if getattr(page, "lead", "") else []
    clarity = clarity_of([*lead, *passages_of(stream)])
    return PageCheck(
        clarity=clarity,
        minutes=_minutes(clarity.words, stream),
        estimate=getattr(page, "minutes", None),
        shortcomings=[
            *shortcomings_of(stream, language=page.locale.language_code),
            *silent_sites_of(page),
        ],
        untranslated=untranslated_in(page, name) if name and page.pk else [],
        translations=translations_of(page) if page.pk else [],
    )


def _minutes(words: int, stream: Iterable[Any]) -> int:
    """Minutes to read, answer, listen and watch, rounded, at least one where there is anything."""
    minutes = words / WORDS_A_MINUTE
    for child in stream:
        if isinstance(child.block, QuestionBlock):
            minutes += child.block.minutes
        recording = child.value.get(child.block_type) if child.block_type in {"video", "audio"} else None
        minutes += (recording.duration or 0) / 60 if recording else 0
    return max(1, round(minutes)) if words else 0
