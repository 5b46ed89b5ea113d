"""People, homes, organisations and the traces left by those who look at them."""

from lms.people.models.closings import OfficeClosing
from lms.people.models.homes import (
    Assignment,
    FosterHome,
    FosterParent,
    HomeCode,
    HomeKind,
    Invitation,
    Preparation,
    UrgentBasis,
)
from lms.people.models.identities import Identity, PersonNumber, SignIn, WayIn, WayInLink
from lms.people.models.memberships import Administrator, Leader, Membership, ProtectedAccess
from lms.people.models.mergings import Merging
from lms.people.models.moves import HomeMove
from lms.people.models.organisations import (
    Municipality,
    MunicipalityChange,
    Organisation,
    Region,
    Role,
    TargetGroup,
)
from lms.people.models.resets import ResetRequest
from lms.people.models.second_factors import CardCode, CodeCard, Passkey
from lms.people.models.security import SecurityEvent
from lms.people.models.supervision import SupervisionCase, SupervisionProlonging
from lms.people.models.throttles import Throttle
from lms.people.models.traces import AuditEntry, ConflictOfInterest, LookUp, ProtectionWish
from lms.people.models.users import AccountLink, AddressChange, AddressProtection, User
from lms.people.models.way_in_proposals import WayInProposal

__all__ = [
    "AccountLink",
    "AddressChange",
    "AddressProtection",
    "Administrator",
    "Assignment",
    "AuditEntry",
    "CardCode",
    "CodeCard",
    "ConflictOfInterest",
    "FosterHome",
    "FosterParent",
    "HomeCode",
    "HomeKind",
    "HomeMove",
    "Identity",
    "Invitation",
    "Leader",
    "LookUp",
    "Membership",
    "Merging",
    "Municipality",
    "MunicipalityChange",
    "OfficeClosing",
    "Organisation",
    "Passkey",
    "PersonNumber",
    "Preparation",
    "ProtectedAccess",
    "ProtectionWish",
    "Region",
    "ResetRequest",
    "Role",
    "SecurityEvent",
    "SignIn",
    "SupervisionCase",
    "SupervisionProlonging",
    "TargetGroup",
    "Throttle",
    "UrgentBasis",
    "User",
    "WayIn",
    "WayInLink",
    "WayInProposal",
]
