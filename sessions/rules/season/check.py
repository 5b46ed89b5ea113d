"""What a proposal does against the rules, by a reading of them that shares nothing with the planners."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

from sessions.rules.season.case import Chosen, Proposal, SeasonCase


def faults_of(season: SeasonCase, proposal: Proposal) -> list[str]:
    """Every rule that a proposal breaks, in words for who mends the planner; none where it is sound."""
    found: list[str] = []
    for number, one in enumerate(proposal.chosen):
        found += [f"series {number}: {fault}" for fault in _of_series(season, one)]
    found += _of_rooms(season, proposal) + _of_trainers(season, proposal) + _of_homes(season, proposal)
    if season.wishes.most_series is not None and len(proposal.chosen) > max(
        season.wishes.most_series, len(season.locked)
    ):
        found.append("more series than wished for")
    found += [f"a locked series is gone: {one}" for one in season.locked if one not in proposal.chosen]
    return found


def _times(season: SeasonCase, one: Chosen) -> list[tuple[int, int, set[date]]]:
    """Begin and end of each gathering in minutes, and the days that it touches."""
    course = next(course for course in season.courses if course.key == one.slot.course)
    found = []
    for meeting, day in zip(course.meetings, one.slot.days, strict=False):
        at = meeting.begins or one.slot.begins
        begin = day.toordinal() * 24 * 60 + at.hour * 60 + at.minute
        end, days = begin + meeting.minutes, {day}
        if meeting.days > 1 and meeting.ends is not None:
            last = day + timedelta(days=meeting.days - 1)
            end = last.toordinal() * 24 * 60 + meeting.ends.hour * 60 + meeting.ends.minute
            days = {day + timedelta(days=number) for number in range(meeting.days)}
        found.append((begin, end, days))
    return found


def _of_series(season: SeasonCase, one: Chosen) -> list[str]:
    found = []
    course = next(course for course in season.courses if course.key == one.slot.course)
    is_locked = one in season.locked
    closed = season.closed | next(room for room in season.rooms if room.key == one.slot.room).closed
    if len(one.slot.days) != len(course.meetings):
        return ["not as many days as gatherings"]
    for before, after, meeting in zip(one.slot.days, one.slot.days[1:], course.meetings[1:], strict=False):
        if (after - before).days < max(1, meeting.gap) and not is_locked:
            found.append(f"{after} follows too soon on {before}")
        if (after - before).days > max(1, meeting.gap) + 21 and not is_locked:
            found.append(f"{after} follows too late on {before}")
    for (_begin, end, days), meeting in zip(_times(season, one), course.meetings, strict=True):
        if is_locked:
            continue
        found += [f"{day} is closed" for day in days if day in closed]
        if min(days) < season.first or max(days) > season.last:
            found.append(f"{min(days)} lies outside the season")
        if end > (season.last.toordinal() + 1) * 24 * 60:
            found.append("ends after the season")
        if meeting.days == 1 and min(days).weekday() not in season.wishes.weekdays:
            found.append(f"{min(days)} is not on a weekday wished for")
        if meeting.days > 1 and max(days).weekday() != 6:
            found.append(f"{max(days)} is no Sunday")
    if one.slot.begins not in season.wishes.begins and not is_locked:
        found.append("begins at a time not wished for")
    if len(set(one.trainers)) != season.leaders and not is_locked:
        found.append("not led by as many as are to lead")
    return found


def _of_rooms(season: SeasonCase, proposal: Proposal) -> list[str]:
    found = []
    for room in season.rooms:
        held = [(begin, end, one) for one in proposal.chosen if one.slot.room == room.key
                for begin, end, _days in _times(season, one)]  # fmt: skip
        held.sort(key=lambda row: row[:2])
        for (_begin, end, _one), (begin, _end, _other) in pairwise(held):
            if begin < end:
                found.append(f"room {room.key} is taken twice at {begin}")
        for begin, end, one in held:
            if one not in season.locked and any(begin < to and at < end for at, to in room.taken):
                found.append(f"room {room.key} is booked at {begin}")
    return found


def _of_trainers(season: SeasonCase, proposal: Proposal) -> list[str]:
    found = []
    for who in season.trainers:
        led = [one for one in proposal.chosen if who.key in one.trainers]
        days: Counter[date] = Counter()
        weeks: Counter[date] = Counter(who.held)
        for one in led:
            modules = {
                module for course in season.courses if course.key == one.slot.course
                for meeting in course.meetings for module in meeting.modules
            }  # fmt: skip
            weeks.update(day - timedelta(days=day.weekday()) for day in one.slot.days)
            if one not in season.locked and who.modules is not None and not modules <= who.modules:
                found.append(f"trainer {who.key} does not know {one.slot.course}")
            for begin, end, touched in _times(season, one):
                days.update(touched)
                if one in season.locked:
                    continue
                if any(day.weekday() not in who.weekdays for day in touched):
                    found.append(f"trainer {who.key} cannot be asked on {min(touched)}")
                if any(begin < to and at < end for at, to in who.taken):
                    found.append(f"trainer {who.key} is taken at {begin}")
                clock = begin % (24 * 60), end % (24 * 60)
                if (
                    len(touched) == 1
                    and who.earliest
                    and clock[0] < who.earliest.hour * 60 + who.earliest.minute
                ):
                    found.append(f"trainer {who.key} is asked too early")
                if len(touched) == 1 and who.latest and clock[1] > who.latest.hour * 60 + who.latest.minute:
                    found.append(f"trainer {who.key} is asked too late")
        if any(number > 1 for number in days.values()):
            found.append(f"trainer {who.key} leads two on one day")
        most = season.wishes.most_a_week
        new = {day - timedelta(days=day.weekday()) for one in led if one not in season.locked
               for day in one.slot.days}  # fmt: skip
        if any(weeks[week] > most for week in new):
            found.append(f"trainer {who.key} leads too much in a week")
    return found


def _of_homes(season: SeasonCase, proposal: Proposal) -> list[str]:
    found = []
    homes: Counter[int] = Counter()
    persons: dict[int, int] = defaultdict(int)
    needs = {one.key: one for one in season.needs}
    for placed in proposal.placed:
        need, one = needs[placed.need], proposal.chosen[placed.series]
        homes[need.key] += placed.homes
        persons[placed.series] += placed.homes * need.persons
        room = next(room for room in season.rooms if room.key == one.slot.room)
        touched = set().union(*(days for _begin, _end, days in _times(season, one)))
        if placed.homes < 1:
            found.append("nobody is placed")
        if need.course != one.slot.course:
            found.append(f"need {need.key} is placed in another course")
        if need.reach and room.place not in need.reach:
            found.append(f"need {need.key} cannot reach {room.place}")
        if one not in season.locked and {day.weekday() for day in touched} & need.weekdays:
            found.append(f"need {need.key} cannot come on that weekday")
    found += [f"need {key} has more homes placed than there are" for key, number in homes.items()
              if number > needs[key].homes]  # fmt: skip
    for number, one in enumerate(proposal.chosen):
        room = next(room for room in season.rooms if room.key == one.slot.room)
        course = next(course for course in season.courses if course.key == one.slot.course)
        if persons[number] > min(room.seats, course.seats):
            found.append(f"series {number} is overfull")
        if persons[number] < season.wishes.fewest and one not in season.locked:
            found.append(f"series {number} has too few")
    return found
