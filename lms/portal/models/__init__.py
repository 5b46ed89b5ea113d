"""What the front door keeps of its own: the index of the search, interest shown, tours taken, alerts."""

from lms.portal.models.interest import Interest
from lms.portal.models.search import SearchText, SearchWord
from lms.portal.models.security_alerts import SecurityAlert
from lms.portal.models.tours import TourTaken

__all__ = ["Interest", "SearchText", "SearchWord", "SecurityAlert", "TourTaken"]
