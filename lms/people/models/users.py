import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms import folding
from lms.people.models.fields import AccountName, Address, OneOf, PersonName, Telephone
from lms.people.models.in_force import in_force
from lms.people.models.organisations import Organisation


class AddressProtection(models.TextChoices):
    """Adressesperre; see the privacy rules on who may see whom."""

    NONE = "", _("None")
    HIDDEN = "hidden", _("Hidden address")
    CONFIDENTIAL = "confidential", _("Confidential")
    STRICTLY_CONFIDENTIAL = "strictly_confidential", _("Strictly confidential")


class UserQuerySet(models.QuerySet["User"]):
    def who_sign_in(self) -> "UserQuerySet":
        """Those who can sign in in some way, or work here; not who is merely invited or closed off."""
        same = UserQuerySet(self.model, using=self.db).filter(pk=OuterRef("pk"))
        has_password = ~Q(password="") & ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        is_known = Exists(same.filter(identities__isnull=False, identities__removed_at=None))
        works_here = Exists(same.filter(memberships__isnull=False))
        return self.filter(has_password | Q(is_known) | Q(works_here), is_active=True)

    def known_as(self, name: str) -> "UserQuerySet":
        """Who signs in with this user name, however it is spelt; or else with this e-mail address, where
        nobody shares it. An address is for reaching people: two adults may have the same."""
        everybody = UserQuerySet(self.model, using=self.db)
        sharing = everybody.who_sign_in().filter(email=OuterRef("email")).exclude(pk=OuterRef("pk"))
        by_address = Q(email=name) & ~Exists(everybody.filter(username=name)) & ~Exists(sharing)
        return self.filter(Q(username=name) | by_address).exclude(username="")

    def with_role(self, *roles: str, at: Iterable[int | None] | None = None) -> "UserQuerySet":
        """Those who can sign in and have one of these roles now, at one of these offices where some are
        given."""
        held = in_force("memberships__") & models.Q(memberships__role__in=roles)
        if at is not None:
            offices = Organisation.objects.answering_for(at)
            held &= models.Q(memberships__organisation__in=offices.values("pk"))
        found = User.objects.filter(held).values("pk")
        return self.filter(is_active=True, pk__in=found)


class UserManager(DjangoUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def known_as(self, name: str) -> UserQuerySet:
        return self.get_queryset().known_as(name)

    def with_role(self, *roles: str, at: Iterable[int | None] | None = None) -> UserQuerySet:
        return self.get_queryset().with_role(*roles, at=at)


class User(AbstractUser):
    """A person who signs in; also the learner, and the account in every xAPI statement.

    `uuid` is the account's name in the learning record and never changes. `alias` is the agreed
    ordinary-looking name under which an address-protected person stands on a roster. `merged_into` is the
    account that a person goes on with where two turned out to be the same one's: this one is closed for good,
    and what was recorded under it stays and is read through `models/one_person.py`. `notices_read` names the
    notices on privacy that were read, each with its version; `privacy_notice_seen_at` is when the last was.
    `name_corrected_at` is when the person last wrote their own name: what staff type does not replace it.
    `deceased_at` is when staff recorded that the person has died: every door is closed, the record stays.
    `unused_told_at` is when the person was last told that an account unused for years will go.
    `erased_at` is when the person's erasure began: nothing more is recorded under the account, and what
    is left of it names a person only where a decision needs the name.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = AccountName(
        _("user name"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Somebody has this user name already.")},
    )
    email = Address(_("e-mail"), blank=True)
    first_name = PersonName(_("first name"), max_length=150, blank=True)
    last_name = PersonName(_("last name"), max_length=150, blank=True)
    telephone = Telephone(_("telephone"), max_length=20, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    address_protection = OneOf(
        _("address protection"), max_length=30, choices=AddressProtection.choices, blank=True, default=""
    )
    alias = PersonName(_("alias"), max_length=80, blank=True)
    email_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    name_corrected_at = models.DateTimeField(null=True, blank=True, editable=False)
    deceased_at = models.DateTimeField(null=True, blank=True, editable=False)
    unused_told_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    privacy_notice_seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "people.User", null=True, editable=False, on_delete=models.PROTECT, related_name="merged_accounts"
    )
    notices_read = ArrayField(models.CharField(max_length=40), default=list, blank=True, editable=False)

    # Staff's rights are behind the door of staff alone: the backend of a session says so.
    comes_as_staff = True
    # Whether what is done now is staff's work: a home of one's own is then nobody's to open.
    handles = False
    # The organisations that somebody chose to act for where they signed in; None where none was chosen.
    acts_for: frozenset[int] | None = None
    # Whether they may write content as who they act for; asked only where they chose.
    may_author: Callable[[], bool] | None = None
    # When the sign-in before the one that has just been made was; known only where it is made.
    signed_in_before: datetime | None = None

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        indexes = [
            models.Index(fields=["email"], name="user_email"),
            models.Index(fields=["uuid"], name="user_erased", condition=models.Q(erased_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None)
                | (models.Q(is_active=False) & ~models.Q(merged_into=models.F("id"))),
                name="user_merged_is_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(deceased_at=None) | models.Q(is_active=False),
                name="user_deceased_is_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(is_active=False),
                name="user_erased_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password by its composed form, which is the same from every keyboard."""
        super().set_password(raw_password and folding.composed(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password, also where it was kept as it was typed before."""
        composed = folding.composed(raw_password or "")
        return super().check_password(composed) or (
            composed != raw_password and super().check_password(raw_password)
        )

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        may_author = self.may_author is None or self.may_author()
        return self.comes_as_staff and may_author and super().has_perm(perm, obj)

    @property
    def name(self) -> str:
        return self.get_full_name() or (gettext("Erased person") if self.erased_at else self.username)

    @property
    def is_address_protected(self) -> bool:
        return bool(self.address_protection)


class AddressChange(models.Model):
    """An address that somebody wants messages to go to from now on, until a link that was sent there is used.
    Only the link's keyed hash is kept."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="address_change")
    address = Address(_("e-mail"))
    code_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"AddressChange {self.pk}"


class AccountLink(models.Model):
    """A one-time link by which somebody chooses a password. Only its keyed hash is kept."""

    class Reason(models.TextChoices):
        NEW = "new", _("A new account")
        FORGOTTEN = "forgotten", _("A forgotten password")
        ON_SIGHT = "on_sight", _("A new start, given on sight")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="account_links")
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = OneOf(max_length=10, choices=Reason.choices, default=Reason.NEW)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"AccountLink {self.pk}"
