"""Verbs of the front door."""

from lms.portal.actions.interest import answer_interest, begin_path, forget_old_interest, show_interest
from lms.portal.actions.search import index_everything, index_pages
from lms.portal.actions.tours import offer_tours_again, take_tour

__all__ = [
    "answer_interest",
    "begin_path",
    "forget_old_interest",
    "index_everything",
    "index_pages",
    "offer_tours_again",
    "show_interest",
    "take_tour",
]
