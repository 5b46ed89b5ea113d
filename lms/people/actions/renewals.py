"""What stops working when an adult leaves a home or gets address protection: the receipt of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lms.people.models import FosterHome
from lms.people.signals import people_changed


@dataclass(frozen=True)
class Renewed:
    """How many of each stopped working: codes for municipalities, invitations, calendar addresses,
    and links that show training."""

    codes: int = 0
    invitations: int = 0
    calendars: int = 0
    proof_links: int = 0

    @property
    def any(self) -> bool:
        return any(self.kept().values())

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Renewed":
        """As it was kept in an audit entry."""
        return cls(**{name: int(kept.get(name, 0)) for name in cls.__dataclass_fields__})

    def kept(self) -> dict[str, int]:
        return asdict(self)


def announce(sender: Any, homes: list[FosterHome], **own: int) -> Renewed:
    """Tell that these homes changed; what the receivers say that they renewed is counted together with
    the caller's `own`."""
    number = Counter(own)
    for _receiver, renewed in people_changed.send(sender=sender, homes=homes):
        number.update(renewed or {})
    return Renewed(**number)
