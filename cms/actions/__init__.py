"""Verbs of the pages: handing over what is published, and who may write."""

from cms.actions.due import publish_due, rehearse_publishing
from cms.actions.editors import grant_authoring, prepare_groups
from cms.actions.publishing import hand_over_lesson, hand_over_module, hand_over_programme
from cms.actions.quizzes import hand_in_quiz

__all__ = [
    "grant_authoring",
    "hand_in_quiz",
    "hand_over_lesson",
    "hand_over_module",
    "hand_over_programme",
    "prepare_groups",
    "publish_due",
    "rehearse_publishing",
]
