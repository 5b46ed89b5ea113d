"""The kinds of message there are: each package registers its own in `ready()`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.notices.errors import UnknownKind

Teller = Callable[[Any, Collection[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Enclosure:
    """A calendar file that goes with a mail. With a `method` of RFC 5546 it is a scheduling message, which
    calendar programs read by themselves; without one it waits to be opened."""

    name: str
    content: bytes
    method: str = ""


Encloser = Callable[[Any], Sequence[Enclosure]]


class Category(StrEnum):
    """What a person can choose to receive or not; `ALWAYS` cannot be declined, only paused."""

    ALWAYS = "always"
    CHANGES = "changes"
    REMINDERS = "reminders"
    OFFERS = "offers"
    GROUPS = "groups"


OPTIONAL = {
    Category.CHANGES: _("Confirmations of what you have done"),
    Category.REMINDERS: _("Reminders before a gathering"),
    Category.OFFERS: _("Invitations and suggestions"),
    Category.GROUPS: _("News from your network groups"),
}


@dataclass(frozen=True)
class NoticeKind:
    """One sort of message, with the texts it has until an editor writes others.

    `subject` and `body` are lazily translated, with variables in braces; `variables` is the
    allow-list. `by_letter` says whether it goes on paper to those without e-mail. `secrets` are the
    variables that open something, such as a link: they are kept sealed, and wiped once the message
    has left.
    `is_awaited` says that its receiver has just asked for it and waits: it goes by mail at once, whatever
    they have chosen for other messages.
    `on_page` replaces the built-in body for who reads it signed in, and may use the variables in
    `page_only`, which never leave by mail or letter.
    """

    code: str
    name: Any
    category: Category
    variables: frozenset[str]
    subject: Any
    body: Any
    by_letter: bool = True
    secrets: frozenset[str] = frozenset()
    on_page: Any = ""
    page_only: frozenset[str] = frozenset()
    is_awaited: bool = False


DIGEST = NoticeKind(
    "notices.digest",
    _("Messages gathered in one"),
    Category.ALWAYS,
    frozenset({"number", "subjects", "link"}),
    _("New messages for you: {number}"),
    _("These wait for you when you sign in:\n\n{subjects}\n\n{link}"),
    by_letter=False,
)
_kinds: dict[str, NoticeKind] = {DIGEST.code: DIGEST}
_places: dict[str, str] = {}
_tellers: dict[str, Teller] = {}
_enclosers: dict[str, Encloser] = {}


def register(*kinds: NoticeKind) -> None:
    """Make kinds known; registering the same code again replaces it."""
    _kinds.update({kind.code: kind for kind in kinds})


def kind_of(code: str) -> NoticeKind:
    """The kind with this code. Raises `UnknownKind`."""
    try:
        return _kinds[code]
    except KeyError as error:
        raise UnknownKind(code) from error


def lead_to(**places: str) -> None:
    """Make known where that which messages are about is read: the name of an address that takes its
    uuid, by the word before the colon in `about`; of one that takes none, where `about` is a word alone."""
    _places.update(places)


def tell_of(**tellers: Teller) -> None:
    """Make known who tells a reader, on the page alone, what messages are about: a function that takes the
    reader and uuids and gives some words for those that are the reader's to see, by the word before the
    colon in `about`."""
    _tellers.update(tellers)


def enclose(encloser: Encloser, *codes: str) -> None:
    """Make known what goes with mails of these kinds: a function that takes the message, as it leaves."""
    _enclosers.update(dict.fromkeys(codes, encloser))


def enclosed_in(message: Any) -> Sequence[Enclosure]:
    """What goes with a message as it leaves by mail."""
    encloser = _enclosers.get(message.kind)
    return encloser(message) if encloser else ()


def told_of(reader: Any, abouts: Iterable[str]) -> dict[str, str]:
    """Some words on what messages are about, for those of `abouts` that the reader may be told of."""
    asked: dict[str, dict[str, str]] = {}
    for about in abouts:
        word, _colon, uuid = about.partition(":")
        if uuid and word in _tellers:
            asked.setdefault(word, {})[uuid] = about
    return {
        by_uuid[uuid]: words
        for word, by_uuid in asked.items()
        for uuid, words in _tellers[word](reader, by_uuid).items()
    }


def place_of(about: str) -> str:
    """The address of what a message is about, or nothing where it has no page."""
    word, _colon, uuid = about.partition(":")
    return reverse(_places[word], args=[uuid] if uuid else None) if word in _places else ""


def all_kinds() -> list[NoticeKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.code)
