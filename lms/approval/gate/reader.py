"""Reads plain JSON values to the letter, so that an error can name the property and the rule."""

from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

_Choice = TypeVar("_Choice", bound=StrEnum)


class MalformedDocument(ValueError):
    """A value is not in the format; the text names the property and what is wrong with it."""


class Reader:
    """One JSON value and the path that leads to it; every method raises `Malformed`."""

    def __init__(self, path: str, value: Any) -> None:
        self.path = path
        self.value = value

    def refuse(self, reason: str) -> MalformedDocument:
        return MalformedDocument(f"{self.path}: {reason}")

    def __getitem__(self, name: str) -> "Reader":
        return Reader(f"{self.path}.{name}", self.value[name])

    def must_have(self, *names: str) -> None:
        """The value is an object with exactly these properties."""
        if not isinstance(self.value, dict):
            raise self.refuse("must be an object")
        for name in names:
            if name not in self.value:
                raise self.refuse(f"lacks {name}")
        for name in self.value:
            if name not in names:
                raise self.refuse(f"has no property {name}")

    def items(self) -> list["Reader"]:
        if not isinstance(self.value, list):
            raise self.refuse("must be a list")
        return [Reader(f"{self.path}[{n}]", item) for n, item in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.refuse("must be a string")
        return self.value

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def truth(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refuse("must be true or false")
        return self.value

    def count(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.refuse("must be a whole number from 0 up")
        return self.value

    def maybe_count(self) -> int | None:
        return None if self.value is None else self.count()

    def day(self) -> date:
        text = self.text()
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise self.refuse("must be a day as YYYY-MM-DD") from error
        if day.isoformat() != text:
            raise self.refuse("must be a day as YYYY-MM-DD")
        return day

    def maybe_day(self) -> date | None:
        return None if self.value is None else self.day()

    def choice(self, among: type[_Choice]) -> _Choice:
        try:
            return among(self.value)
        except ValueError as error:
            raise self.refuse(f"must be one of {', '.join(among)}") from error

    def maybe_choice(self, among: type[_Choice]) -> _Choice | None:
        return None if self.value is None else self.choice(among)
