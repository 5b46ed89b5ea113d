"""The two families of the specification, and which of them a version header asks for."""

import re
from enum import Enum

_ONE = re.compile(r"1\.0(\.\d+)?", re.ASCII)
_TWO = re.compile(r"2\.0(\.\d+)?", re.ASCII)
_STATEMENT = {
    "1.0.3": re.compile(r"1\.0(\.(0|[1-9]\d*))?", re.ASCII),
    "2.0.0": re.compile(r"(1\.0|2\.0)(\.(0|[1-9]\d*))?", re.ASCII),
}


class Family(Enum):
    """The value is the version that an answer carries."""

    ONE = "1.0.3"
    TWO = "2.0.0"

    @classmethod
    def of(cls, header: str) -> "Family | None":
        """The family of a version header, or None if it is not supported."""
        if _ONE.fullmatch(header):
            return cls.ONE
        return cls.TWO if _TWO.fullmatch(header) else None

    @property
    def statement_version(self) -> str:
        """The version that a statement gets if it names none."""
        return "1.0.0" if self is Family.ONE else "2.0.0"

    def accepts_statement_version(self, version: str) -> bool:
        """Whether a statement may name this version: 1.0 and its patches, and in 2.0 those of 2.0 too."""
        return _STATEMENT[self.value].fullmatch(version) is not None
