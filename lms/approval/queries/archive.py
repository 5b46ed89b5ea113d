"""The archive of decisions: the ended assignments that a reader may still read, and one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.db.models.lookups import Contains

from courses.models import Attestation
from courses.queries.trainings import titles
from lms import folding
from lms.approval.gate import documents
from lms.approval.models import Approval, ArchiveRecord, archived_for
from lms.dates import on_wall
from lms.people.models import Assignment, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import Folded

ROWS_A_PAGE = 20
TO_HAND_OVER, WAITING, CONFIRMED, DELETED = "to_hand_over", "waiting", "confirmed", "deleted"


@dataclass(frozen=True)
class Archived:
    """One ended assignment: its adults then, the decisions in it, the first first, and how far it has come
    on its way into the office's archive."""

    assignment: Assignment
    adults: tuple[User, ...]
    decisions: tuple[Approval, ...]
    record: ArchiveRecord | None


@dataclass(frozen=True)
class ArchivePage:
    """The ended assignments under a filter, and those that are deleted here since the archive has them;
    `is_empty` where the reader's archive holds none at all."""

    rows: tuple[Archived, ...]
    page: "Page[Assignment]"
    deleted: tuple[ArchiveRecord, ...]
    is_empty: bool


@dataclass(frozen=True)
class Paper:
    """Training given elsewhere that a decision rests on, with its document while that is kept."""

    attestation: Attestation
    title: str


@dataclass(frozen=True)
class ArchivedPage(Archived):
    """An ended assignment with the papers that its decisions rest on; `may_act` for who takes it further."""

    papers: tuple[Paper, ...]
    may_act: bool


def archive_page(user: User, *, chosen: Mapping[str, Any], number: str | None) -> ArchivePage:
    """A page of the archive under a filter (arguments of `narrowed`), the last ended first."""
    within = archived_for(user)
    found = narrowed(within, **chosen).select_related("organisation", "home__host_municipality")
    page = Paginator(found.order_by("-ended_on", "-pk"), ROWS_A_PAGE).get_page(number)
    rows = archived_rows(page.object_list)
    deleted = tuple(_deleted(user, **chosen)[:ROWS_A_PAGE])
    return ArchivePage(rows, page, deleted, is_empty=not rows and not deleted and not within.exists())


def narrowed(
    assignments: QuerySet[Assignment],
    *,
    words: str = "",
    since: date | None = None,
    until: date | None = None,
    step: str = "",
) -> QuerySet[Assignment]:
    """Those that match: `words` are looked for in references, numbers in the office's archive, names of
    adults and of municipalities; `since` and `until` enclose the day of a decision or that of the end; `step`
    is how far it has come into the archive."""
    if step:
        assignments = assignments.filter(_at(step))
    decided = Approval.objects.filter(assignment=OuterRef("pk"))
    ended = Q()
    if since:
        decided, ended = (
            decided.filter(decided_at__gte=on_wall(since, time.min)),
            ended & Q(ended_on__gte=since),
        )
    if until:
        after = on_wall(until + timedelta(days=1), time.min)
        decided, ended = decided.filter(decided_at__lt=after), ended & Q(ended_on__lte=until)
    if since or until:
        assignments = assignments.filter(Q(Exists(decided)) | ended)
    assignments = assignments.alias(place=Folded("home__host_municipality__name"))
    name = Folded(Concat("user__first_name", Value(" "), "user__last_name", output_field=TextField()))
    for word in folding.folded(words).split():
        members = FosterParent.objects.filter(home=OuterRef("home"), joined_on__lte=OuterRef("ended_on"))
        assignments = assignments.filter(
            Q(Exists(members.filter(Contains(name, Value(word)))))
            | Q(case_reference__icontains=word)
            | Q(archive_record__number__icontains=word)
            | Q(place__contains=word)
        )
    return assignments


def _at(step: str) -> Q:
    if step == TO_HAND_OVER:
        decided = Approval.objects.filter(assignment=OuterRef("pk"))
        return Q(Exists(decided), archive_record__handed_over_at=None)
    return {
        WAITING: Q(archive_record__handed_over_at__isnull=False, archive_record__confirmed_at=None),
        CONFIRMED: Q(archive_record__confirmed_at__isnull=False, archive_record__deleted_at=None),
        DELETED: Q(archive_record__deleted_at__isnull=False),
    }[step]


def _deleted(
    user: User, *, words: str = "", since: date | None = None, until: date | None = None, step: str = ""
) -> QuerySet[ArchiveRecord]:
    """What is known of ended assignments that have gone altogether, under the same filter."""
    gone = ArchiveRecord.objects.visible_to(user).filter(assignment=None).select_related("organisation")
    if step not in {"", DELETED} or since or until:
        return gone.none()
    for word in folding.folded(words).split():
        gone = gone.filter(Q(case_reference__icontains=word) | Q(number__icontains=word))
    return gone.order_by("-deleted_at", "-pk")


def archived_rows(assignments: Iterable[Assignment]) -> tuple[Archived, ...]:
    """These with their decisions, adults and records; six queries, whatever their number."""
    assignments = list(assignments)
    decisions: dict[int, list[Approval]] = {}
    made = Approval.objects.filter(assignment__in=[one.pk for one in assignments]).defer("snapshot")
    made = made.select_related("decided_by", "decided_for").prefetch_related("parents", "reviews")
    for decision in made.order_by("decided_at", "pk"):
        decisions.setdefault(decision.assignment_id, []).append(decision)
    known = ArchiveRecord.objects.filter(assignment__in=[one.pk for one in assignments])
    records = {one.assignment_id: one for one in known.select_related("handed_over_by")}
    members: dict[int, list[FosterParent]] = {}
    lived = FosterParent.objects.filter(home__in=[one.home_id for one in assignments]).select_related("user")
    for member in lived.order_by("joined_on", "pk"):
        members.setdefault(member.home_id, []).append(member)
    return tuple(
        Archived(
            one,
            tuple(_adults(one, members.get(one.home_id, ()), decisions.get(one.pk, ()))),
            tuple(decisions.get(one.pk, ())),
            records.get(one.pk),
        )
        for one in assignments
    )


def archived_page(assignment: Assignment, *, user: User, language: str) -> ArchivedPage:
    """An ended assignment that the user may read."""
    (row,) = archived_rows([assignment])
    papers = list(papers_of(assignment).order_by("ended_on", "pk"))
    names = titles({one.training_id for one in papers}, language)
    return ArchivedPage(
        row.assignment,
        row.adults,
        row.decisions,
        row.record,
        tuple(Paper(one, names.get(one.training_id, one.training_id)) for one in papers),
        may_act=assignment.organisation_id in access_of(user).organisations(Role.CASEWORKER),
    )


def papers_of(assignment: Assignment) -> QuerySet[Attestation]:
    """What was attested and recognised and one of the assignment's decisions rests on."""
    decisions = Approval.objects.filter(assignment=assignment)
    kept = list(decisions.values_list("snapshot", flat=True))
    kept += [one for one in decisions.values_list("reviews__snapshot", flat=True) if one]
    statements = {
        said["id"]
        for snapshot in kept
        for item in documents.opened(snapshot)["evidence"]
        for said in item["statements"]
    }
    return Attestation.objects.filter(statement__in=statements).select_related("person")


def _adults(
    assignment: Assignment, members: Iterable[FosterParent], decisions: Iterable[Approval]
) -> list[User]:
    """Who the decisions name, or, where none was made, who lived in the home while the assignment lasted."""
    named = {parent.pk: parent for decision in decisions for parent in decision.parents.all()}
    if not named:
        ended_on, registered_on = assignment.ended_on or date.max, assignment.registered_on
        named = {
            one.user_id: one.user
            for one in members
            if one.joined_on <= ended_on and (one.left_on is None or one.left_on > registered_on)
        }
    return list(named.values())
