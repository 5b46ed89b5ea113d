"""Verbs of the pages: handing over what is published, and who may write."""

from cms.actions.editors import grant_authoring, prepare_groups
from cms.actions.link_check import check_links, check_links_of, links_changed, note_answer, note_links
from cms.actions.publishing import (
    hand_over_lesson,
    hand_over_module,
    hand_over_programme,
    handed_over_once,
)
from cms.actions.quizzes import hand_in_quiz
from cms.actions.remarks import remark
from cms.actions.scheduled_publishing import publish_due, rehearse_publishing

__all__ = [
    "check_links",
    "check_links_of",
    "grant_authoring",
    "hand_in_quiz",
    "hand_over_lesson",
    "hand_over_module",
    "hand_over_programme",
    "handed_over_once",
    "links_changed",
    "note_answer",
    "note_links",
    "prepare_groups",
    "publish_due",
    "rehearse_publishing",
    "remark",
]
