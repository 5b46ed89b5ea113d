"""How long accounts, homes and roles are kept, and the logs about them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lms.people.actions.sweeping import Guarded, Rows
from lms.people.models import FosterParent, Invitation, Membership, User
from lms.people.rules.keeping import Basis, Fate, Kind, Purpose, Reader, Since, Whose

_STAFF_SEE = (Reader.OWNER, Reader.SERVICE, Reader.MUNICIPALITY, Reader.AUDITOR)


@dataclass(frozen=True)
class Unanswered:
    """Invitations that nobody answered, with the account that each made for somebody who never came."""

    def count(self, before: datetime) -> int:
        return self._rows(before).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        rows = self._rows(before).select_for_update(of=("self",), skip_locked=True).order_by("pk")
        gone: Counter[str] = Counter()
        for invitation in rows.select_related("user")[:at_most]:
            invitation.delete()
            gone["people.Invitation"] += 1
            if _never_came(invitation.user):
                _let_go(invitation.user)
                gone["people.User"] += 1
        return gone

    def _rows(self, before: datetime) -> QuerySet[Invitation]:
        return Invitation.objects.filter(accepted_at=None, expires_at__lt=before)


def _never_came(user: User) -> bool:
    """Whether an account was made for an invitation alone, and nobody has ever signed in to it."""
    return (
        user.last_login is None
        and not user.identities.exists()
        and not user.invitations.exists()
        and not FosterParent.objects.filter(user=user).exists()
        and not Membership.objects.filter(user=user).exists()
    )


def _let_go(user: User) -> None:
    """Delete an account; where a log names it, what points at the person is taken out instead."""
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        User.objects.filter(pk=user.pk).update(
            first_name="", last_name="", email="", telephone="", is_active=False
        )


KINDS = (
    Kind(
        code="accounts",
        name=_("Your account: name, address, ways of signing in"),
        models=(
            "people.User",
            "people.Identity",
            "people.PersonNumber",
            "people.Passkey",
            "people.Merging",
            "people.ProtectionWish",
            "wagtailusers.UserProfile",
        ),
        purpose=Purpose.SAFETY,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.OWNER, Reader.SERVICE, Reader.MUNICIPALITY, Reader.ADMINISTRATORS),
        setting="ACCOUNT_RETENTION_DAYS",
        since=Since.SIGNED_IN,
        fate=Fate.EMPTIED,
        note=_("The name stays beside training and decisions for as long as those are kept."),
    ),
    Kind(
        code="invitations",
        name=_("Invitations, with the account of who never answered"),
        models=("people.Invitation",),
        purpose=Purpose.RECRUITING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(Reader.OWNER, Reader.SERVICE, Reader.MUNICIPALITY),
        setting="INVITATION_RETENTION_DAYS",
        since=Since.USED,
        sweeps=(Unanswered(), Rows("people.Invitation", lambda before: Q(accepted_at__lt=before))),
    ),
    Kind(
        code="codes",
        name=_("Links, codes and code cards that were used, ran out or were replaced"),
        models=(
            "people.AccountLink",
            "people.WayInLink",
            "people.WayInProposal",
            "people.AddressChange",
            "people.ResetRequest",
            "people.HomeCode",
            "people.CodeCard",
            "people.CardCode",
        ),
        purpose=Purpose.SAFETY,
        basis=Basis.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.NOBODY,),
        setting="CODE_RETENTION_DAYS",
        since=Since.USED,
        sweeps=(
            *(
                Rows(model, lambda before: Q(expires_at__lt=before) | Q(used_at__lt=before))
                for model in ("people.AccountLink", "people.WayInLink", "people.HomeCode")
            ),
            Rows("people.WayInProposal", lambda before: Q(proposed_at__lt=before)),
            Rows("people.AddressChange", lambda before: Q(expires_at__lt=before)),
            Rows("people.ResetRequest", lambda before: Q(asked_at__lt=before)),
            Rows("people.CodeCard", lambda before: Q(ended_at__lt=before)),
        ),
    ),
    Kind(
        code="sign-ins",
        name=_("Sign-ins: when, by which way, from which kind of browser"),
        models=("people.SignIn",),
        purpose=Purpose.SAFETY,
        basis=Basis.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.OWNER,),
        setting="SIGN_IN_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Rows("people.SignIn", lambda before: Q(began_at__lt=before)),),
    ),
    Kind(
        code="browser-sessions",
        name=_("What the site remembers between two pages, and counts of tries"),
        models=("sessions.Session", "people.Throttle"),
        purpose=Purpose.SAFETY,
        basis=Basis.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF, Whose.VISITORS),
        seen_by=(Reader.NOBODY,),
        setting="SESSION_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            Rows("sessions.Session", lambda before: Q(expire_date__lt=before)),
            Rows("people.Throttle", lambda before: Q(ends_at__lt=before)),
        ),
    ),
    Kind(
        code="homes",
        name=_("The foster home: its adults, municipality, service and intended kind"),
        models=("people.FosterHome", "people.FosterParent", "people.Preparation", "people.HomeMove"),
        purpose=Purpose.DECIDING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=_STAFF_SEE,
        setting="HOME_RETENTION_DAYS",
        since=Since.CLOSED,
        sweeps=(
            Rows(
                "people.FosterHome",
                lambda before: Q(closed_on__lt=before.date(), assignments__isnull=True),
            ),
        ),
        note=_("A home that has had assignments goes with the last of them."),
    ),
    Kind(
        code="conflicts",
        name=_("That a colleague knows a family and keeps away from its case"),
        models=("people.ConflictOfInterest",),
        purpose=Purpose.OPENNESS,
        basis=Basis.DUTY,
        whose=(Whose.STAFF, Whose.FAMILIES),
        seen_by=(Reader.OFFICE,),
        setting="CONFLICT_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(Rows("people.ConflictOfInterest", lambda before: Q(lifted_at__lt=before)),),
    ),
    Kind(
        code="roles",
        name=_("Who works where, in which role, given and confirmed by whom"),
        models=(
            "people.Membership",
            "people.Administrator",
            "people.Leader",
            "people.ProtectedAccess",
            "people.OfficeClosing",
        ),
        purpose=Purpose.OPENNESS,
        basis=Basis.DUTY,
        whose=(Whose.STAFF,),
        seen_by=(Reader.OWNER, Reader.OFFICE, Reader.ADMINISTRATORS),
        setting="ROLE_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            Rows("people.Membership", lambda before: Q(ended_at__lt=before)),
            Rows("people.OfficeClosing", lambda before: Q(confirmed_at__lt=before)),
        ),
    ),
    Kind(
        code="look-ups",
        name=_("Who opened whose record, for which office and purpose"),
        models=("people.LookUp",),
        purpose=Purpose.OPENNESS,
        basis=Basis.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.OWNER, Reader.AUDITOR),
        setting="LOOK_UP_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Guarded("people.LookUp"),),
    ),
    Kind(
        code="audit",
        name=_("Who did what that changed somebody's rights or case"),
        models=("people.AuditEntry", "admin.LogEntry"),
        purpose=Purpose.OPENNESS,
        basis=Basis.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.AUDITOR, Reader.ADMINISTRATORS),
        setting="AUDIT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            Guarded("people.AuditEntry"),
            Rows("admin.LogEntry", lambda before: Q(action_time__lt=before)),
        ),
    ),
    Kind(
        code="security-events",
        name=_("Security events, such as failed sign-ins, and alerts about them"),
        models=("people.SecurityEvent", "portal.SecurityAlert"),
        purpose=Purpose.SAFETY,
        basis=Basis.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.ADMINISTRATORS,),
        setting="SECURITY_EVENT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            Guarded("people.SecurityEvent"),
            Rows("portal.SecurityAlert", lambda before: Q(looked_at__isnull=False, last_at__lt=before)),
        ),
    ),
)
