"""Finding lessons, resources, gatherings and pages by words in any form, as far as the reader may see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
)
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from courses.models import Programme
from courses.queries.progress import is_guide, progress_of
from lms import folding
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, access_of
from lms.people.models.order import norwegian
from lms.portal.models import SearchText, SearchWord
from lms.portal.rules.search import ENOUGH_ALIKE, likeness, trigrams, undoubled, words_in
from lms.portal.rules.synonyms import other_words
from sessions.models import TrainingSession

SESSION = "session"
MOST = 40
MOST_SESSIONS = 10
MOST_NEAR = 5
_CONFIGS = {"nb": "norwegian", "nn": "norwegian", "en": "english"}
_OPEN, _CLOSE = "\u2983", "\u2984"
_LONE_DASH = re.compile(r"(?:^|(?<= ))-(?= |$)")  # the database would take it for "without"
Kind = SearchText.Kind


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, where it is, and the words around what was looked for."""

    kind: str
    title: str
    address: str
    excerpt: SafeString | str = ""
    begins_at: datetime | None = None
    language: str = ""


@dataclass(frozen=True)
class SearchResult:
    """What a search found, or the nearest words that would find something."""

    hits: Sequence[Hit]
    nearest: Sequence[str] = ()

    @property
    def kinds(self) -> list[str]:
        """The kinds among the hits, in the order in which they first come."""
        return list(dict.fromkeys(hit.kind for hit in self.hits))


def config_of(language: str) -> str:
    """The text search configuration for a language; other languages get words as they are written."""
    return _CONFIGS.get(language, "simple")


def search(user: User | AnonymousUser, *, words: str, language: str, kind: str = "") -> SearchResult:
    """What the reader may see that has these words in any form, the best first, of one kind or of all.

    A page that is not written in the language is found in bokmål. Without a hit, the nearest words
    of the index that would give one.
    """
    readable, words = _readable_by(user), _LONE_DASH.sub(" ", folding.plain(words))
    found = _texts(readable, words, language)
    hits = [_hit(text) for text in _explained(found, words, language, kind)]
    if kind in ("", SESSION):
        hits += _sessions(user, words, language)
    if hits or kind:
        return SearchResult(hits)
    return SearchResult((), _nearest(readable, words, language))


def _readable_by(user: User | AnonymousUser) -> QuerySet[SearchText]:
    public = Q(place=None)
    if not isinstance(user, User):
        return SearchText.objects.filter(public)
    if is_guide(user):
        return SearchText.objects.all()
    if not access_of(user).has(FOSTER_PARENT):
        return SearchText.objects.filter(public)
    return SearchText.objects.filter(public | Q(place__in=_on_the_path_of(user)))


def _on_the_path_of(person: User) -> set[UUID]:
    path = progress_of(person, "nb")
    codes = {programme.code for programme in path if programme.is_programme}
    places = set(Programme.objects.filter(training__in=codes).values_list("pk", flat=True))
    for programme in path:
        for module in programme.modules:
            places.add(module.uuid)
            places |= {part.uuid for part in module.parts if part.done_on or part.opens_with is None}
    return places


def _query(words: str, language: str) -> CombinedSearchQuery | SearchQuery:
    config = config_of(language)
    query: CombinedSearchQuery | SearchQuery = SearchQuery(words, config=config, search_type="websearch")
    simpler = undoubled(words)
    if simpler != words:
        query = query | SearchQuery(simpler, config=config, search_type="websearch")
    for other in other_words(words):
        query = query | SearchQuery(other, config=config, search_type="phrase")
    return query


def _texts(readable: QuerySet[SearchText], words: str, language: str) -> QuerySet[SearchText]:
    """Those of the language that match, and those of bokmål that the language lacks."""
    own = Q(language=language, vector=_query(words, language))
    if language == "nb":
        return readable.filter(own)
    lacking = ~Exists(SearchText.objects.filter(key=OuterRef("key"), language=language))
    query = _query(words, "nb")
    return readable.filter(own | Q(lacking, language="nb", vector=query))


def _explained(found: QuerySet[SearchText], words: str, language: str, kind: str) -> Sequence[SearchText]:
    query = _query(words, language)
    if kind:
        found = found.filter(kind=kind)
    return list(
        found.annotate(
            rank=SearchRank(F("vector"), query),
            excerpt=SearchHeadline(
                "text",
                query,
                config=config_of(language),
                start_sel=_OPEN,
                stop_sel=_CLOSE,
                max_words=28,
                min_words=14,
            ),
        ).order_by("-rank", *norwegian("title"), "pk")[:MOST]
    )


def _hit(text: SearchText) -> Hit:
    address = text.address
    if text.place:
        names = {Kind.MODULE: "cms:module", Kind.PROGRAMME: "cms:programme"}
        address = reverse(names.get(Kind(text.kind), "cms:lesson"), kwargs={"uuid": text.place})
    return Hit(text.kind, text.title, address, _marked(vars(text)["excerpt"]), language=text.language)


def _marked(excerpt: str) -> SafeString:
    """The excerpt as HTML, escaped, with what was looked for marked."""
    safe = escape(" ".join(excerpt.split()))
    return mark_safe(safe.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>"))


def _sessions(user: User | AnonymousUser, words: str, language: str) -> list[Hit]:
    if not user.is_authenticated:
        return []
    language = language if language in _CONFIGS else "nb"
    words_of_sessions = SearchVector(
        "title", "series__name", "venue__name", "venue__municipality__name", config=config_of(language)
    )
    found = (
        TrainingSession.objects.visible_to(user)
        .published()
        .beginning_after(timezone.now())
        .annotate(words=words_of_sessions)
        .filter(words=_query(words, language))
        .select_related("series", "venue__municipality")
        .in_order()[:MOST_SESSIONS]
    )
    return [
        Hit(
            SESSION,
            session.title,
            reverse("sessions:session", kwargs={"uuid": session.uuid}),
            excerpt=_course_and_town(session),
            begins_at=session.begins_at,
        )
        for session in found
    ]


def _course_and_town(session: TrainingSession) -> str:
    course = session.series.name if session.series else ""
    town = session.venue.municipality.name if session.venue else ""
    return " · ".join(filter(None, (course, town)))


def _nearest(readable: QuerySet[SearchText], words: str, language: str) -> list[str]:
    looked_for = sorted(words_in(words), key=len, reverse=True)[:3]
    near: list[tuple[float, str]] = []
    for word in looked_for:
        pieces = trigrams(word)
        rows = SearchWord.objects.filter(language=language, pieces__overlap=pieces)
        for other, own in rows.values_list("word", "pieces"):
            alike = likeness(pieces, own)
            if alike >= ENOUGH_ALIKE:
                near.append((-alike, other))
    offered: list[str] = []
    for _alike, word in sorted(near)[: MOST_NEAR * 2]:
        if word not in offered and _texts(readable, word, language).exists():
            offered.append(word)
        if len(offered) == MOST_NEAR:
            break
    return offered
