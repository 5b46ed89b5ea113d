"""What a person lets their own calendar hold, and what it has been told by mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf


class CalendarChoices(models.Model):
    """How a person wants entries in their own calendar: in feeds, files and mails alike.

    No row: the word “gathering”, no alarm, nothing by mail; the number in the course for staff alone.
    """

    class Word(models.TextChoices):
        GATHERING = "gathering", _("Gathering")
        APPOINTMENT = "appointment", _("Appointment")

    class Alarm(models.TextChoices):
        """Minutes before the beginning."""

        NONE = "", _("No alarm")
        HALF_AN_HOUR = "30", _("30 minutes before")
        AN_HOUR = "60", _("1 hour before")
        TWO_HOURS = "120", _("2 hours before")
        A_DAY = "1440", _("The day before, at the same time")

    person = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="calendar_choices")
    word = OneOf(max_length=12, choices=Word.choices, default=Word.GATHERING)
    is_numbered = models.BooleanField(default=False)
    alarm = OneOf(max_length=5, choices=Alarm.choices, blank=True, default=Alarm.NONE)
    by_mail = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"CalendarChoices {self.pk}"


class MailedEntry(models.Model):
    """What a person's calendar was last told of one session by mail.

    `revision` is the session's then; `sequence` never falls, whatever is signed off and signed up again.
    It counts as told unless `message` was stopped or held after all; a message that is erased was sent.
    `answer` is what the calendar answered, where its person has not taken that back; the seat is as it was.
    """

    class Answer(models.TextChoices):
        DECLINED = "declined", _("Answered no in the calendar")

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="mailed_entries")
    session = models.ForeignKey(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="mailed_entries"
    )
    message = models.ForeignKey("notices.Notice", null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField()
    sequence = models.PositiveIntegerField()
    is_withdrawn = models.BooleanField(default=False)
    told_at = models.DateTimeField()
    answer = OneOf(max_length=10, choices=Answer.choices, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "session"], name="mailed_entry_once_per_session")
        ]

    def __str__(self) -> str:
        return f"MailedEntry {self.pk}"
