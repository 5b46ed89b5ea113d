"""What goes into the guidance letter: what each adult has learnt, and what is recommended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courses.queries.evidence import evidence_for
from courses.queries.progress import tallies_of
from courses.queries.trainings import titles
from lms.approval.models import Requirement, RuleSet
from lms.dates import today
from lms.people.models import FosterHome, HomeKind, TargetGroup
from lms.people.queries import parents_on


@dataclass(frozen=True)
class Learnt:
    """What one adult has completed, as (title, day), and is on the way to, as (title, per cent)."""

    name: str
    completed: list[tuple[str, date]]
    under_way: list[tuple[str, int]]


@dataclass(frozen=True)
class Advice:
    """A specialised training for a need: its group, its title, and the adults who lack it."""

    group: str
    training: str
    lacking: list[str]


def guidance_for(
    home: FosterHome, *, groups: Iterable[TargetGroup], language: str
) -> tuple[list[Learnt], list[Advice]]:
    """What each adult of the home has learnt, and the trainings that the rules in force today ask
    or recommend for these groups."""
    adults = parents_on(home.pk, today())
    done: dict[str, list[tuple[str, date]]] = {}
    for item in evidence_for([adult.pk for adult in adults]):
        if not item.withdrawn:
            done.setdefault(item.parent, []).append((item.training, item.completed_on))
    tallies = tallies_of([adult.pk for adult in adults])
    wanted = _trainings_for(groups)
    codes = {code for found in done.values() for code, _ in found} | {code for _, code in wanted}
    codes |= {tally.code for found in tallies.values() for tally in found}
    names = titles(codes, language)
    learnt = [
        Learnt(
            adult.name,
            [(names.get(code, code), day) for code, day in done.get(str(adult.uuid), [])],
            [
                (names.get(tally.code, tally.code), 100 * tally.done // tally.required)
                for tally in tallies.get(adult.pk, [])
                if tally.completed_on is None and tally.required
            ],
        )
        for adult in adults
    ]
    advice = [
        Advice(
            str(group),
            names.get(code, code),
            [a.name for a in adults if code not in {c for c, _ in done.get(str(a.uuid), [])}],
        )
        for group, code in wanted
    ]
    return learnt, advice


def _trainings_for(groups: Iterable[TargetGroup]) -> list[tuple[TargetGroup, str]]:
    day = today()
    in_force = [newest for kind in HomeKind if (newest := RuleSet.objects.in_force(kind, day))]
    requirements = Requirement.objects.filter(rule_set__in=in_force).order_by("position")
    found = {
        (group, code): None
        for group in groups
        for requirement in requirements
        if group.pk in requirement.only_for
        for code in requirement.any_of
    }
    return list(found)
