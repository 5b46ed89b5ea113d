"""One's own notebook."""

from uuid import UUID

from django.core.paginator import Paginator
from django.utils.formats import date_format
from django.utils.timezone import localtime

from courses.models import Note
from lms.people.models import User

NOTES_A_PAGE = 20


def pages(writer: User) -> "Paginator[Note]":
    """The writer's notes, last changed first."""
    return Paginator(Note.objects.visible_to(writer).order_by("-changed_at", "pk"), NOTES_A_PAGE)


def note_of(writer: User, uuid: UUID) -> Note | None:
    """One of the writer's own notes; nobody else's is found."""
    return Note.objects.visible_to(writer).filter(pk=uuid).first()


def number_of_notes(writer: User) -> int:
    """How many notes the writer has."""
    return Note.objects.visible_to(writer).count()


def as_text(writer: User) -> str:
    """Every note as plain text, oldest first, to take along."""
    notes = Note.objects.visible_to(writer).order_by("written_at", "pk")
    return "\r\n\r\n".join(
        "\r\n".join(
            [
                date_format(localtime(note.written_at), "j. F Y"),
                *([note.heading] if note.heading else []),
                "",
                *note.text.splitlines(),
            ]
        )
        for note in notes
    )
