"""What the front door keeps of its own: the index of the search, interest shown, tours taken, alerts, copies
of people's own data, what it has let go of, who was erased, and the chains in which all hangs that is never
changed."""

from lms.portal.models.chains import (
    AnchorCopy,
    ChainAnchor,
    ChainBlock,
    ChainCheck,
    ChainPosition,
    ChainRemoval,
    ChainSalts,
)
from lms.portal.models.data_copies import DataCopy
from lms.portal.models.data_requests import DataRequest
from lms.portal.models.disposals import Disposal
from lms.portal.models.erasures import PersonErasure
from lms.portal.models.interest import Interest
from lms.portal.models.policy_refusals import PolicyRefusal
from lms.portal.models.search import SearchText, SearchWord
from lms.portal.models.security_alerts import SecurityAlert
from lms.portal.models.tours import TourTaken

__all__ = [
    "AnchorCopy",
    "ChainAnchor",
    "ChainBlock",
    "ChainCheck",
    "ChainPosition",
    "ChainRemoval",
    "ChainSalts",
    "DataCopy",
    "DataRequest",
    "Disposal",
    "Interest",
    "PersonErasure",
    "PolicyRefusal",
    "SearchText",
    "SearchWord",
    "SecurityAlert",
    "TourTaken",
]
