from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses.errors import NoteEmpty, NoteNamesSomebody, NoteTooLong
from courses.models import Note
from lms.people.models import User
from lms.people.rules import names_a_person_by_number

LONGEST = 20_000


@transaction.atomic
def keep_reflection(
    writer: User,
    *,
    lesson_uuid: UUID,
    question_uuid: UUID,
    heading: str,
    text: str,
    at: datetime | None = None,
) -> Note:
    """Keep what somebody writes on a reflection; writing again replaces it. Raises `NoteRefused`."""
    _check(text)
    now = at or timezone.now()
    note, made = Note.objects.get_or_create(
        writer=writer,
        question_uuid=question_uuid,
        defaults={
            "lesson_uuid": lesson_uuid,
            "heading": heading[:255],
            "text": text,
            "written_at": now,
            "changed_at": now,
        },
    )
    if not made and note.text != text:
        note.heading, note.text, note.changed_at = heading[:255], text, now
        note.save(update_fields=["heading", "text", "changed_at"])
    return note


@transaction.atomic
def write_note(writer: User, *, heading: str, text: str, lesson_uuid: UUID | None = None) -> Note:
    """Write a note of one's own. Raises `NoteRefused`."""
    _check(text, heading)
    now = timezone.now()
    return Note.objects.create(
        writer=writer,
        lesson_uuid=lesson_uuid,
        heading=heading[:255],
        text=text,
        written_at=now,
        changed_at=now,
    )


@transaction.atomic
def change_note(note: Note, *, heading: str, text: str) -> Note:
    """Change one's note. Raises `NoteRefused`."""
    _check(text, heading)
    note.heading, note.text, note.changed_at = heading[:255], text, timezone.now()
    note.save(update_fields=["heading", "text", "changed_at"])
    return note


@transaction.atomic
def erase_note(note: Note) -> None:
    """Erase a note for good; no trace is kept, since even its being there is private."""
    note.delete()


@transaction.atomic
def erase_notebook(writer: User) -> int:
    """Erase every note of one's own for good; returns how many there were."""
    count, _by_model = Note.objects.filter(writer=writer).delete()
    return count


def _check(*texts: str) -> None:
    if not texts[0].strip():
        raise NoteEmpty
    if len(texts[0]) > LONGEST:
        raise NoteTooLong
    if any(names_a_person_by_number(text) for text in texts):
        raise NoteNamesSomebody
