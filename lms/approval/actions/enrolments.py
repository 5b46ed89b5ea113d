"""Put each adult on the path that the home's rule set asks for."""

from collections.abc import Iterable

from django.db import transaction

from courses.actions.enrolments import enrol_each
from courses.models import Enrolment, Training
from courses.queries.versions import versions_to_enrol_in
from lms.approval import gate
from lms.approval.queries.facts import Facts, RuleBook, Subject, answer_of, facts_for
from lms.dates import today
from lms.people.models import Assignment, FosterHome, FosterParent, Preparation, User
from lms.people.queries import lock_persons


@transaction.atomic
def enrol_as_asked(homes: Iterable[FosterHome], *, by: User | None = None) -> list[Enrolment]:
    """Enrol every adult of these homes in the first published training of each relevant required
    requirement that they neither have nor are, or were, on the way to.

    What is asked after the move-in waits until a child has moved in. Whom staff have taken off a
    path stays off it.
    """
    homes = list(homes)
    lock_persons(FosterParent.objects.filter(home__in=homes).current().values_list("user", flat=True))
    day = today()
    facts = facts_for(_open_subjects(homes), on=day, book=RuleBook())
    people = {user.pk: user for found in facts.values() if isinstance(found, Facts) for user in found.parents}
    begun: dict[int, set[str]] = {pk: set() for pk in people}
    for person, code in Enrolment.objects.filter(person__in=people).values_list("person", "training"):
        begun[person].add(code)
    published = versions_to_enrol_in(Training.objects.all())
    wanted = []
    for found in facts.values():
        if not isinstance(found, Facts):
            continue
        for requirement, user in _open_cells(found):
            first = next((code for code in requirement.any_of if code in published), None)
            if first and begun[user.pk].isdisjoint(requirement.any_of):
                begun[user.pk].add(first)
                wanted.append((user, first))
    return enrol_each(wanted, by=by)


def _open_cells(facts: Facts) -> Iterable[tuple[gate.Requirement, User]]:
    answer = answer_of(facts)
    if not isinstance(answer, gate.Answer):
        return
    moved_in = facts.case.assignment.lives_there(facts.case.on)
    requirements = {r.key: r for r in facts.case.rules.requirements}
    people = {str(user.uuid): user for user in facts.parents}
    for cell in (*answer.cells, *(answer.follow_up if moved_in else ())):
        requirement = requirements[cell.requirement]
        if requirement.strength is gate.Strength.REQUIRED and cell.state is gate.CellState.MISSING:
            for user in [people[cell.parent]] if cell.parent else facts.parents:
                yield requirement, user


def _open_subjects(homes: list[FosterHome]) -> list[Subject]:
    return [
        *Assignment.objects.open().filter(home__in=homes).prefetch_related("target_groups"),
        *Preparation.objects.open().filter(home__in=homes).prefetch_related("target_groups"),
    ]
