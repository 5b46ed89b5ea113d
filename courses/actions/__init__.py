"""Verbs that write training: publishing, paths, learning, vouching, papers. Each is atomic."""

from courses.actions.answers import Answered, answer, answer_each, erase_learning_traces
from courses.actions.assistance import assist, assist_with
from courses.actions.attestations import attest, forget_documents, recognise, withdraw_attestation
from courses.actions.certificates import issue_certificate
from courses.actions.enrolments import enrol, enrol_each, move_enrolment, return_to, withdraw
from courses.actions.lessons import Finished, Late, begin_lesson, finish_lesson
from courses.actions.notes import change_note, erase_note, erase_notebook, keep_reflection, write_note
from courses.actions.offline import Delivered, Event, deliver, hand_out, read_token
from courses.actions.projection import project, rebuild
from courses.actions.publishing import (
    publish_lesson,
    publish_module,
    publish_programme,
    record_recommendation,
)
from courses.actions.quizzes import QuizResult, finish_quiz, start_quiz

__all__ = [
    "Answered",
    "Delivered",
    "Event",
    "Finished",
    "Late",
    "QuizResult",
    "answer",
    "answer_each",
    "assist",
    "assist_with",
    "attest",
    "begin_lesson",
    "change_note",
    "deliver",
    "enrol",
    "enrol_each",
    "erase_learning_traces",
    "erase_note",
    "erase_notebook",
    "finish_lesson",
    "finish_quiz",
    "forget_documents",
    "hand_out",
    "issue_certificate",
    "keep_reflection",
    "move_enrolment",
    "project",
    "publish_lesson",
    "publish_module",
    "publish_programme",
    "read_token",
    "rebuild",
    "recognise",
    "record_recommendation",
    "return_to",
    "start_quiz",
    "withdraw",
    "withdraw_attestation",
    "write_note",
]
