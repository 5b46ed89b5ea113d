"""What was learnt under two accounts of one person is one person's."""

from django.db import transaction
from django.db.models import F, Max

from courses.actions.projection import project
from courses.models import Attempt, Completion, Note, PartProgress
from lms.people.actions.one_account import Goes, move
from lms.people.models import User

COLUMNS = {
    "courses.bookmark.person": Goes.MOVES,
    "courses.attempt.person": Goes.MOVES,
    "courses.answer.person": Goes.MOVES,
    "courses.attestation.person": Goes.MOVES,
    "courses.certificate.person": Goes.MOVES,
    "courses.enrolment.person": Goes.MOVES,
    "courses.note.writer": Goes.MOVES,
    "courses.partprogress.person": Goes.STAYS,  # dropped, and projected anew from what both recorded
    "courses.completion.person": Goes.STAYS,
    "courses.attestation.attested_by": Goes.STAYS,
    "courses.enrolment.enrolled_by": Goes.STAYS,
    "courses.enrolmentmove.moved_by": Goes.STAYS,
    "courses.moduleversion.published_by": Goes.STAYS,
    "courses.programmeversion.published_by": Goes.STAYS,
    "courses.programmeversion.follows_recommendation_by": Goes.STAYS,
    "courses.lessonversion.published_by": Goes.STAYS,
}


@transaction.atomic
def follow(kept: User, merged: User) -> None:
    """Let what stands of the closed account go over, and project progress from what both recorded."""
    _count_on(kept, merged)
    reflected = Note.objects.filter(writer=kept).exclude(question_uuid=None).values("question_uuid")
    Note.objects.filter(writer=merged, question_uuid__in=reflected).update(question_uuid=None)
    move(COLUMNS, kept=kept, merged=merged)
    PartProgress.objects.filter(person=merged).delete()
    Completion.objects.filter(person=merged).delete()
    project([kept.pk])


def _count_on(kept: User, merged: User) -> None:
    """Number the tries of the closed account at a quiz after those of the other."""
    last = Attempt.objects.filter(person=kept).values("quiz_uuid").annotate(most=Max("number"))
    for quiz, most in list(last.values_list("quiz_uuid", "most")):
        own = Attempt.objects.filter(person=merged, quiz_uuid=quiz)
        for attempt in own.order_by("-number"):
            Attempt.objects.filter(pk=attempt.pk).update(number=F("number") + most)
