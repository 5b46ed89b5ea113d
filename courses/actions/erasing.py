"""What becomes of what a person has learnt and written when the person is erased."""

from django.db.models import Q

from lms.people.actions.erasing import Answer, Stays, Vanishes, WhyKept

_STAFF = Stays(WhyKept.OTHERS)
_PUBLISHED = Stays(WhyKept.OFFICE, named=True)
COLUMNS: dict[str, Answer] = {
    "courses.note.writer": Vanishes(),
    "courses.bookmark.person": Vanishes(),
    "courses.answer.person": Vanishes(),
    "courses.attempt.person": Vanishes(),
    "courses.certificate.person": Vanishes(),
    "courses.attestation.person": Vanishes(unless=lambda rests: Q(statement__in=rests.statements)),
    "courses.completion.person": Vanishes(unless=lambda rests: Q(announcement__in=rests.statements)),
    "courses.partprogress.person": Vanishes(unless=lambda rests: Q(enrolment__in=rests.enrolments)),
    "courses.enrolmentmove.enrolment__person": Vanishes(
        unless=lambda rests: Q(enrolment__in=rests.enrolments)
    ),
    "courses.enrolment.person": Vanishes(unless=lambda rests: Q(pk__in=rests.enrolments)),
    "courses.attestation.attested_by": _STAFF,
    "courses.enrolment.enrolled_by": _STAFF,
    "courses.enrolmentmove.moved_by": _STAFF,
    "courses.moduleversion.published_by": _PUBLISHED,
    "courses.programmeversion.published_by": _PUBLISHED,
    "courses.programmeversion.follows_recommendation_by": _PUBLISHED,
    "courses.lessonversion.published_by": _PUBLISHED,
}
