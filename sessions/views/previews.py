"""What a change comes to as it was asked for, and the page that shows it for one session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lms.people.decorators import SignedIn
from sessions.actions.series import SessionSlot
from sessions.models import Series, TrainingSession
from sessions.queries.intended import Intended, as_it_stands, leaders_of_each
from sessions.queries.nearest import at_nearest_times
from sessions.queries.series_preview import past_closed_days, preview_in, preview_of, standing_in
from sessions.views.asking import asked


@dataclass(frozen=True)
class AsAsked:
    """What a change of gatherings comes to as it was asked for: each as it is wanted (by id), those (ids)
    without a free time, and whether closed days are skipped and free times sought already."""

    wanted: Mapping[int, Intended]
    stuck: frozenset[int]
    skips: bool
    seeks: bool


def as_asked(
    request: HttpRequest, following: Sequence[TrainingSession], wanted: Mapping[int, Intended]
) -> AsAsked:
    """These gatherings of a series, in order, past closed days and at their nearest free times where the page
    that asks first has been told so."""
    skips, seeks = (request.POST.get(name) == "1" for name in ("skips", "nearest"))
    stuck: frozenset[int] = frozenset()
    if skips:
        series = {one.series_id for one in following}
        of_each = [[one for one in following if one.series_id == pk] for pk in series]
        spans = {
            pk: span
            for each in of_each
            for pk, span in past_closed_days(each, {one.pk: wanted[one.pk].span for one in each}).items()
        }
        wanted = {pk: replace(one, span=spans[pk]) for pk, one in wanted.items()}
    if seeks:
        found = at_nearest_times(wanted)
        wanted, stuck = found.wanted, found.stuck
    return AsAsked(wanted, stuck, skips, seeks)


@dataclass(frozen=True)
class DraftsAsAsked:
    """The drafts of series that are published together, as they were asked for."""

    drafts: Sequence[TrainingSession]
    given: AsAsked

    @property
    def slots(self) -> list[SessionSlot]:
        """Those that are put elsewhere before they are published."""
        begins = {one.pk: self.given.wanted[one.pk].span[0] for one in self.drafts}
        return [SessionSlot(one.pk, begins[one.pk]) for one in self.drafts if begins[one.pk] != one.begins_at]


def drafts_as_asked(request: HttpRequest, series: Sequence[Series]) -> DraftsAsAsked:
    """The drafts of these series, past closed days and at their nearest free times where asked for so."""
    standing = standing_in([one.pk for one in series])
    drafts = [one for one in standing if one.status == TrainingSession.Status.DRAFT]
    leading = leaders_of_each(drafts)
    wanted = {one.pk: as_it_stands(one, leading[one.pk]) for one in drafts}
    return DraftsAsAsked(drafts, as_asked(request, drafts, wanted))


def asked_to_publish(
    request: SignedIn, asked_for: DraftsAsAsked, *, yes: str, back: str
) -> HttpResponse | None:
    """The page that shows what publishing drafts comes to; None where there are none, or it was shown."""
    if not asked_for.drafts:
        return None
    given = asked_for.given
    return asked(
        request,
        spans=[one.span for one in given.wanted.values()],
        preview=preview_in(
            {one.series_id for one in asked_for.drafts},
            given.wanted,
            may_skip=not given.skips,
            may_seek=not given.seeks,
            publishes=True,
            stuck=given.stuck,
            reader=request.user,
        ),
        title=_("Before it is published"),
        yes=yes,
        back=back,
    )


def asked_to_change(
    request: SignedIn, session: TrainingSession, wanted: Intended, *, back: str
) -> HttpResponse | None:
    """The page that shows what changing a published session comes to; None where nobody hears of it and there
    is nothing to think of, where it has been shown, or where the form itself says what is in the way."""
    if not session.is_published:
        return None
    has_new_time = wanted.span != (session.begins_at, session.ends_at)
    preview = preview_of({session.pk: wanted}, session, reader=request.user)
    if preview.is_refused:
        return None
    shows = preview.concerns_somebody or (has_new_time and not preview.is_clear)
    return asked(
        request,
        moves=[(session, wanted.span)] if has_new_time else [],
        preview=preview if shows else None,
        title=_("Before it is moved") if has_new_time else _("Before it is changed"),
        yes=_("Move it all the same") if has_new_time else _("Save the change"),
        back=back,
    )


def asked_to_replace(
    request: SignedIn, session: TrainingSession, given: AsAsked, *, back: str
) -> HttpResponse | None:
    """The page that shows the session held instead of a published one that is called off; None where it has
    been shown."""
    if not session.is_published:
        return None
    return asked(
        request,
        moves=[(session, given.wanted[session.pk].span)],
        preview=preview_of(
            given.wanted,
            session,
            may_skip=not given.skips,
            may_seek=not given.seeks,
            stuck=given.stuck,
            reader=request.user,
        ),
        title=_("Before it is called off and held instead"),
        yes=_("Call it off and hold this one"),
        back=back,
    )
