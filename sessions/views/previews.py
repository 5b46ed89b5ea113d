"""What a change comes to as it was asked for, and the page that shows it for one session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lms.people.decorators import SignedIn
from sessions.models import TrainingSession
from sessions.queries.intended import Intended
from sessions.queries.nearest import at_nearest_times
from sessions.queries.series_preview import past_closed_days, preview_of
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
        spans = past_closed_days(following, {pk: one.span for pk, one in wanted.items()})
        wanted = {pk: replace(one, span=spans[pk]) for pk, one in wanted.items()}
    if seeks:
        found = at_nearest_times(wanted)
        wanted, stuck = found.wanted, found.stuck
    return AsAsked(wanted, stuck, skips, seeks)


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
