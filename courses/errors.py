"""What can go wrong with training; each is told to the user in words by the view."""

from collections.abc import Sequence
from uuid import UUID


class CoursesError(Exception):
    """A refused act; nothing was changed."""


class ContentRefused(CoursesError):
    """The content cannot be published; the text is one sentence that says where and why."""


class CircularPrerequisite(ContentRefused):
    """The modules wait for each other."""


class UnknownTraining(CoursesError):
    """No training has this code, or nothing of it is published."""


class UnknownLesson(CoursesError):
    """No lesson or quiz with this uuid is published."""


class UnknownQuestion(CoursesError):
    """The question is not in this lesson, or was not drawn for this try."""


class ResponseRefused(CoursesError):
    """The response does not fit the question; the text is one sentence that says why."""


class NotEnrolled(CoursesError):
    """The person is not enrolled in anything that holds this."""


class AlreadyComplete(CoursesError):
    """A completed enrolment stays on its version."""


class ModuleClosed(CoursesError):
    """The module or part is not open yet; `opens_with` says what opens it."""

    def __init__(self, opens_with: object) -> None:
        super().__init__(opens_with)
        self.opens_with = opens_with


class NoTriesLeft(CoursesError):
    """Every allowed try at the quiz is used."""


class QuizNotStarted(CoursesError):
    """There is no open try at this quiz."""


class OtherTry(QuizNotStarted):
    """Another try is open than the one that the answers were written for."""


class QuestionsLeft(CoursesError):
    """The lesson has questions that must be answered first; `questions` are theirs, by uuid, in order."""

    def __init__(self, questions: Sequence[UUID]) -> None:
        super().__init__(questions)
        self.questions = tuple(questions)


class TokenNotValid(CoursesError):
    """The token of the offline work is forged, another's, or older than 30 days."""


class NotAllowed(CoursesError):
    """The role table does not let this user do this."""


class DocumentRefused(CoursesError):
    """The document is too large, or is no PDF or picture; the text is one sentence."""


class NoteRefused(CoursesError):
    """The note is empty, too long, or holds an eleven-digit number; the text is one sentence."""


class NotComplete(CoursesError):
    """There is no standing completion to certify."""
