"""Messages to people: what is to be sent, what was sent, and what each has chosen."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.notices import kinds
from lms.notices.rules.variables import not_allowed
from lms.people.models import ConflictOfInterest, FosterHome, FosterParent, Invitation, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import Address, OneOf, Text, Words


class TemplateText(models.Model):
    """An editor's own words for one kind of message in one language."""

    kind = models.CharField(_("kind"), max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    subject = Words(_("subject"), max_length=120)
    body = Text(_("text"))

    class Meta:
        verbose_name = _("message text")
        verbose_name_plural = _("message texts")
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="template_text_once_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.language}"

    def clean(self) -> None:
        kind = kinds.kind_of(self.kind)
        allowed = kind.variables - kind.page_only
        for field in ("subject", "body"):
            foreign = not_allowed(getattr(self, field), allowed)
            if foreign:
                message = gettext("This message cannot show {%(found)s}. It may use: %(allowed)s.") % {
                    "found": "}, {".join(sorted(foreign)),
                    "allowed": ", ".join(f"{{{name}}}" for name in sorted(allowed)),
                }
                raise ValidationError({field: message})


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User | AnonymousUser) -> "NoticeQuerySet":
        """A person's own messages."""
        return self.filter(to=user.pk) if user.is_authenticated else self.none()

    def handled_by(self, user: User | AnonymousUser) -> "NoticeQuerySet":
        """Those that staff see to (letters, uncertain deliveries).

        To families: the service that sends, or that trains the home of who receives or is invited;
        the office that registered the home where the municipality trains it itself. To those who
        are address-protected only with the right; never for a home with a declared conflict of
        interest. Administrators see to messages to staff, and to nobody of a family.
        """
        access = access_of(user)
        training, offices = access.organisations(Role.COORDINATOR), access.organisations(Role.CASEWORKER)
        right = access.protected_organisations
        conflicts = ConflictOfInterest.objects.standing(user).values("home")
        own = FosterParent.objects.filter(user=user.pk).current().values("home")
        homes = FosterHome.objects.exclude(pk__in=conflicts).exclude(pk__in=own)
        seen = Q(to__address_protection="") & _of(training, offices, homes)
        seen |= _of(training & right, offices & right, homes)
        if access.has(Role.ADMIN):
            adult = FosterParent.objects.filter(user=OuterRef("to"))
            invited = Invitation.objects.filter(user=OuterRef("to"))
            seen |= Q(~Exists(adult), ~Exists(invited))
        kept_away = FosterParent.objects.filter(user=OuterRef("to"), home__in=conflicts).current()
        return self.filter(seen).exclude(to=user.pk).exclude(Exists(kept_away))

    def letters(self) -> "NoticeQuerySet":
        return self.filter(status=Notice.Status.LETTER)

    def uncertain(self) -> "NoticeQuerySet":
        return self.filter(status=Notice.Status.UNCERTAIN)

    def undelivered(self) -> "NoticeQuerySet":
        return self.filter(status=Notice.Status.FAILED)

    def due(self, at: datetime) -> "NoticeQuerySet":
        return self.filter(status=Notice.Status.QUEUED, not_before__lte=at)


def _of(training: Collection[int], offices: Collection[int], homes: QuerySet[FosterHome]) -> Q:
    """Messages sent by these services, or without a sender to adults and invited of homes that they
    train or, where the municipality trains itself, that these offices have registered."""
    reached = homes.filter(Q(trained_by__in=training) | Q(trained_by=None, registered_by__in=offices))
    adults = FosterParent.objects.filter(user=OuterRef("to"), home__in=reached.values("pk")).current()
    invited = Invitation.objects.filter(user=OuterRef("to"), home__in=reached.values("pk"), accepted_at=None)
    return Q(organisation__in=training) | Q(Q(Exists(adults)) | Q(Exists(invited)), organisation=None)


class Notice(models.Model):
    """One message to one person. `variables` hold only what the kind allows; the text is written in
    the receiver's language when it leaves. `about` names what it concerns, so that what is still
    waiting can be stopped with it. `address` is where it goes when that is not the receiver's own, and is
    wiped once it has left. `message_id` is fixed before the first try.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        UNCERTAIN = "uncertain", _("Uncertain")
        FAILED = "failed", _("Could not be delivered")
        STOPPED = "stopped", _("Stopped")
        HELD = "held", _("Shown here only")
        LETTER = "letter", _("To be sent by post")
        POSTED = "posted", _("Sent by post")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    to = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="messages")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=40)
    variables = models.JSONField(default=dict)
    about = models.CharField(max_length=80, blank=True)
    address = Address(blank=True)
    is_urgent = models.BooleanField(default=False)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.QUEUED)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    message_id = models.CharField(max_length=120, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    sending_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["to", "-made_at"], name="message_receiver"),
            models.Index(fields=["status", "not_before"], name="message_status"),
            models.Index(fields=["about"], name="message_about"),
        ]

    def __str__(self) -> str:
        return f"Message {self.uuid}"


class DeliveryEvent(models.Model):
    """One line of a message's delivery log; `detail` is a code or an error's class, never its text."""

    message = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    status = OneOf(max_length=10, choices=Notice.Status.choices)
    detail = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.status} {self.at}"


class Preference(models.Model):
    """What a person wants to be told, and how. No row: everything, by e-mail, as it comes.

    With a digest, what can be declined is gathered on the page and told of in one mail a day or week.
    """

    class Digest(models.TextChoices):
        NONE = "", _("As it comes")
        DAILY = "daily", _("Once a day, gathered in one e-mail")
        WEEKLY = "weekly", _("Once a week, on Monday")

    person = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="notice_preference")
    declined = ArrayField(
        models.CharField(max_length=20), default=list, blank=True, verbose_name=_("not wanted")
    )
    paused_at = models.DateTimeField(null=True)
    wants_letters = models.BooleanField(_("send me letters, not e-mail"), default=False)
    digest = OneOf(max_length=10, choices=Digest.choices, blank=True, default="")
    digest_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Preference {self.pk}"


class VisitorMail(models.Model):
    """One e-mail to somebody without an account, until it has left: then the row is deleted.

    `variables` are as a `Notice`'s. One that failed keeps neither address nor secrets, so that staff see by
    `about` whom to ring. `message_id` is fixed before the first try.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        UNCERTAIN = "uncertain", _("Uncertain")
        FAILED = "failed", _("Could not be delivered")

    address = Address(blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(max_length=40)
    variables = models.JSONField(default=dict)
    about = models.CharField(max_length=80, db_index=True)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.QUEUED)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    message_id = models.CharField(max_length=120, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    sending_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["status", "not_before"], name="visitor_mail_status")]

    def __str__(self) -> str:
        return f"VisitorMail {self.pk}"
