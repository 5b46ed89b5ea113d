"""Learning together with somebody who helps (sammen)."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses.content import E_LEARNING
from courses.errors import FormNotChosen, NotEnrolled, UnknownTraining
from courses.models import AssistedForm, PartProgress
from courses.queries.attestations import may_vouch_for
from courses.queries.enrolled_parts import standing_for
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.refusals import NotAllowed
from lms.xapi import profile
from lms.xapi.actions.statements import record


@transaction.atomic
def assist(person: User, *, part_uuid: UUID, form: str, by: User) -> None:
    """Record that staff sat with a person through a lesson or quiz: completion, with staff as
    instructor and the form used (an `AssistedForm`), and no answer in the person's name.

    Done before, it changes nothing. Raises `NotAllowed`, `NotEnrolled`, `FormNotChosen`, or
    `UnknownTraining` for a part that is no e-learning.
    """
    lock_persons([person.pk])
    if not may_vouch_for(by, person):
        raise NotAllowed
    if form not in AssistedForm:
        raise FormNotChosen
    standing = standing_for(person, part_uuid)
    if standing is None:
        raise NotEnrolled
    if standing.part.kind not in E_LEARNING:
        raise UnknownTraining(part_uuid)
    if PartProgress.objects.filter(enrolment=standing.enrolment, part=part_uuid).exists():
        return
    record(
        [
            profile.completed_with_help(
                person.uuid,
                kind=standing.part.kind,
                activity=part_uuid,
                form=form,
                instructor=by.uuid,
                at=timezone.now(),
                place=standing.place(),
            )
        ]
    )
    audit("lesson.assisted", f"person:{person.uuid}", by=by, part=str(part_uuid), form=form)


@transaction.atomic
def assist_with(person: User, *, part_uuids: Sequence[UUID], form: str, by: User) -> None:
    """`assist` with several parts, all or none."""
    for part_uuid in part_uuids:
        assist(person, part_uuid=part_uuid, form=form, by=by)
