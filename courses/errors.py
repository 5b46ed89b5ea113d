"""What can go wrong with training."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lms.refusals import Explained, Refused


class CoursesError(Refused):
    """A refused act; nothing was changed."""


class ContentRefused(Explained, CoursesError):
    """The content cannot be published; the sentence says where and why."""

    sentence = _("The content cannot be published as it is.")


class CircularPrerequisite(ContentRefused):
    """The modules wait for each other."""


class UnknownTraining(CoursesError):
    """No training has this code, or nothing of it is published."""

    sentence = _("There is no such training, or nothing of it is published.")
    field = "training"


class UnknownLesson(CoursesError):
    """No lesson or quiz with this uuid is published."""

    sentence = _("There is no such lesson or quiz, or it is not published.")


class UnknownQuestion(CoursesError):
    """The question is not in this lesson, or was not drawn for this try."""

    sentence = _("The question is not part of this lesson, or of this try.")


class ResponseRefused(Explained, CoursesError):
    """The response does not fit the question; the sentence says why."""

    sentence = _("That is not a whole answer yet. Look through it and try again.")


class NotEnrolled(CoursesError):
    """The person is not enrolled in anything that holds this."""

    sentence = _("This is not part of any training on the path.")


class AlreadyComplete(CoursesError):
    """A completed enrolment stays on its version."""

    sentence = _("The path is complete, and a completed path stays on its version.")


class ModuleClosed(CoursesError):
    """The module or part is not open yet; `opens_with` says what opens it."""

    sentence = _("This is not open yet.")

    def __init__(self, opens_with: object) -> None:
        super().__init__(opens_with)
        self.opens_with = opens_with


class NoTriesLeft(CoursesError):
    """Every allowed try at the quiz is used."""

    sentence = _("You have used all your tries. Talk to your training contact.")


class QuizNotStarted(CoursesError):
    """There is no open try at this quiz."""

    sentence = _("This try is handed in already.")


class OtherTry(QuizNotStarted):
    """Another try is open than the one that the answers were written for."""

    sentence = _(
        "What you sent belongs to another try, and was not counted. This is the try that is open now."
    )


class QuestionsLeft(CoursesError):
    """The lesson has questions that must be answered first; `questions` are theirs, by uuid, in order."""

    sentence = _("The lesson has questions that must be answered first.")

    def __init__(self, questions: Sequence[UUID]) -> None:
        super().__init__(questions)
        self.questions = tuple(questions)


class TokenNotValid(CoursesError):
    """The token of the offline work is forged, another's, or older than 30 days."""

    sentence = _("This is older than 30 days, or was done by somebody else, and can't be delivered.")


class WrongIdentity(CoursesError):
    """The event was not given its identity at random, so another could bear the same."""

    sentence = _("This is not work that the page has kept.")


class DocumentRefused(Explained, CoursesError):
    """The document is too large, or is no PDF or picture."""

    sentence = _("The document cannot be kept.")
    field = "document"


class DocumentTooLarge(DocumentRefused):
    sentence = _("The document is larger than 10 MB.")


class DaysNotPossible(CoursesError):
    """Training that was given elsewhere has ended, not before it began."""

    sentence = _("The training must have ended, not before it began, and within a working life.")
    field = "ended_on"


class FormNotChosen(CoursesError):
    """How staff and a person went through a lesson is none of the ways on the list."""

    sentence = _("Choose how you went through it together.")
    field = "form"


class NoteRefused(CoursesError):
    """The note cannot be kept as it is."""

    sentence = _("The note cannot be kept.")
    field = "text"


class NoteEmpty(NoteRefused):
    sentence = _("Write something first.")


class NoteTooLong(NoteRefused):
    sentence = _("The note is too long: at most 20,000 characters.")


class NoteNamesSomebody(NoteRefused):
    sentence = _("The note holds an eleven-digit number. Take it out: it can identify a person.")


class NotComplete(CoursesError):
    """There is no standing completion to certify."""

    sentence = _("There is no completed training to make a certificate of.")
