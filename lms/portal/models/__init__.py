"""What the front door keeps of its own: the index of the search, interest shown, and tours taken."""

from lms.portal.models.interest import Interest
from lms.portal.models.search import SearchText, SearchWord
from lms.portal.models.tours import TourTaken

__all__ = ["Interest", "SearchText", "SearchWord", "TourTaken"]
