"""An anchor: what all chains ended with at a moment, signed, as one line of JSON."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from lms import signatures


@dataclass(frozen=True)
class Head:
    """The last block of a chain: its number and its seal (hexadecimal)."""

    number: int
    seal: str


@dataclass(frozen=True)
class Anchor:
    """What stands in an anchor. `before` is the SHA-256 of the line before it; `goes_on` says that the
    database was restored: what came after these heads before is not there any more."""

    number: int
    at: datetime
    heads: dict[str, Head]
    before: str = ""
    goes_on: bool = False

    @property
    def day(self) -> str:
        return self.at.date().isoformat()


def signed(anchor: Anchor, private: str) -> str:
    """The anchor as a line, signed."""
    text = _text(anchor)
    name = signatures.name_of(signatures.open_key(private))
    return json.dumps({"anchor": json.loads(text), "key": name, "signature": signatures.sign(text, private)})


def read(line: str, known: Iterable[str]) -> Anchor | None:
    """The anchor of a line; None unless one of these open keys has signed it."""
    try:
        whole = json.loads(line)
        said = whole["anchor"]
        anchor = Anchor(
            number=int(said["number"]),
            at=datetime.fromisoformat(said["at"]),
            heads={source: Head(int(number), str(seal)) for source, (number, seal) in said["heads"].items()},
            before=str(said["before"]),
            goes_on=bool(said["goes_on"]),
        )
        is_ours = signatures.is_signed(_text(anchor), whole["signature"], whole["key"], known)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return anchor if is_ours else None


def mark_of(line: str) -> str:
    """How the next line names this one."""
    return hashlib.sha256(line.strip().encode()).hexdigest()


def _text(anchor: Anchor) -> str:
    said = {
        "number": anchor.number,
        "at": anchor.at.astimezone(UTC).isoformat(),
        "heads": {source: [head.number, head.seal] for source, head in anchor.heads.items()},
        "before": anchor.before,
        "goes_on": anchor.goes_on,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"))
