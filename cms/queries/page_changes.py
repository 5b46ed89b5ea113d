"""What differs between the page that somebody read and the page as it is now, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from django.db.models import Min
from wagtail.models import PageLogEntry

from cms.models import LessonPage
from cms.queries.passages import passages_of
from cms.rules.readability import Passage
from courses.models import PartProgress
from lms.people.models import User

_WORD = re.compile(r"\S+|\n")
_PUBLISHED = ["wagtail.publish", "wagtail.publish.scheduled"]


class ChangeKind(StrEnum):
    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class WordRun:
    """Some words that are new, gone or as they were."""

    how: ChangeKind
    words: str


@dataclass(frozen=True)
class BlockChange:
    """One block that differs, under the heading of the page of the lesson that it stands on."""

    heading: str
    runs: list[WordRun]


@dataclass(frozen=True)
class ChangesScreen:
    """What is new in a lesson to somebody who did it, on the day that they did it first."""

    page: LessonPage
    done_at: datetime
    differences: list[BlockChange]


def changes_since_done(page: LessonPage, reader: User) -> ChangesScreen | None:
    """What differs since the reader did the lesson first; None for who has not done it, and where what
    they read is not kept."""
    done_at = PartProgress.objects.filter(person=reader, part=page.uuid).aggregate(first=Min("done_at"))[
        "first"
    ]
    before = read_before(page, at=done_at) if done_at else None
    return ChangesScreen(page, done_at, differences(before, page)) if before else None


def read_before(page: LessonPage, *, at: datetime) -> LessonPage | None:
    """The lesson as it was published at a time, else as it first was; None where that is not kept."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=_PUBLISHED, revision__isnull=False)
    entry = entries.filter(timestamp__lte=at).order_by("-timestamp").first()
    entry = entry or entries.order_by("timestamp").first()
    return entry.revision.as_object() if entry else None


def differences(before: LessonPage, now: LessonPage) -> list[BlockChange]:
    """The blocks whose words differ, in the order of the page now; what is gone comes last."""
    old, new = _by_block(before), _by_block(now)
    headings = _headings(now)
    found = [
        BlockChange(headings.get(block, ""), list(_runs(old.get(block, ""), text)))
        for block, text in new.items()
        if old.get(block, "") != text
    ]
    gone = [
        BlockChange("", [WordRun(ChangeKind.GONE, text)]) for block, text in old.items() if block not in new
    ]
    return found + gone


def _by_block(page: LessonPage) -> dict[str, str]:
    passages = groupby(passages_of(page.body), key=_block)
    return {block: "\n".join(one.text for one in group) for block, group in passages}


def _block(passage: Passage) -> str:
    return passage.block


def _headings(page: LessonPage) -> dict[str, str]:
    """The heading that each block stands under."""
    found, heading = {}, ""
    for child in page.body:
        if child.block_type == "new_page":
            heading = child.value["heading"]
        found[str(child.id)] = heading
    return found


def _runs(before: str, now: str) -> Iterator[WordRun]:
    old, new = _WORD.findall(before), _WORD.findall(now)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield WordRun(ChangeKind.SAME, _joined(old[a:b]))
            continue
        if a < b:
            yield WordRun(ChangeKind.GONE, _joined(old[a:b]))
        if c < d:
            yield WordRun(ChangeKind.NEW, _joined(new[c:d]))


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" \n ", "\n").strip()
