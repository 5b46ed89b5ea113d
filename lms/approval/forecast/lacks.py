"""What a plan leaves undone, and why."""

from collections.abc import Collection, Iterator, Mapping

from lms.approval.forecast.case import ForecastAdult, ForecastCase, Gap, PartToDo, Why


def lacks(
    case: ForecastCase,
    adults: Mapping[str, ForecastAdult],
    parts: Mapping[str, Mapping[str, PartToDo]],
    bookings: Collection[tuple[str, str]],
    done: Collection[tuple[str, str]],
) -> Iterator[Gap]:
    """What is not done and waits for nothing else that is not done; `parts` are by adult and id,
    `bookings` and `done` pairs of adult and part."""
    for adult, wanted in parts.items():
        for part in wanted.values():
            if (adult, part.id) in done or any((adult, before) not in done for before in part.after):
                continue
            others = [one for one in parts if part.id in parts[one] and (one, part.id) not in bookings]
            going = [adults[one] for one in (others if case.together else [adult])]
            yield Gap(adult, part.id, part.closed or _why(case, part, going))


def _why(case: ForecastCase, part: PartToDo, going: Collection[ForecastAdult]) -> Why:
    delivering = [meeting for meeting in case.meetings if part.id in meeting.parts]
    elsewhere = case.elsewhere.get(part.id, -1)
    if not delivering and elsewhere < 0:
        return Why.NOT_PLANNED
    with_seats = [meeting for meeting in delivering if meeting.seats >= len(going)]
    if not with_seats and elsewhere < len(going):
        return Why.FULL
    if not any(all(meeting.may(one) for one in going) for meeting in with_seats):
        declined = any(one.id in meeting.declined for meeting in with_seats for one in going)
        return Why.DECLINED if declined else Why.UNSUITABLE
    return Why.TOO_EARLY
