"""How long accounts, homes and roles are kept, and the logs about them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lms.dates import oslo_day
from lms.people.actions.sweeping import Guarded, OldRows
from lms.people.actions.unused import UnusedAccounts, let_go
from lms.people.models import FosterParent, Invitation, LookUp, Membership, User
from lms.people.rules.keeping import Fate, KeptFor, KeptKind, LegalGround, MaySee, Since, Whose

_STAFF_SEE = (MaySee.OWNER, MaySee.SERVICE, MaySee.MUNICIPALITY, MaySee.AUDITOR)


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
                let_go(invitation.user)
                gone["people.User"] += 1
        return gone

    def _rows(self, before: datetime) -> QuerySet[Invitation]:
        return Invitation.objects.filter(accepted_at=None, expires_at__lt=before)


def _is_over(before: datetime) -> Q:
    """Homes that were closed before, have had no assignment, and are named by no look that is still kept."""
    named = LookUp.objects.filter(home__isnull=False)
    return Q(closed_on__lt=oslo_day(before), assignments__isnull=True) & ~Q(pk__in=named.values("home"))


def _is_over_and_unseen(before: datetime) -> Q:
    """Cases that were over before, and that no look names which is still kept."""
    return Q(until_on__lt=oslo_day(before), look_ups__isnull=True)


def _never_came(user: User) -> bool:
    """Whether an account was made for an invitation alone, and nobody has ever signed in to it."""
    return (
        user.last_login is None
        and not user.identities.exists()
        and not user.invitations.exists()
        and not FosterParent.objects.filter(user=user).exists()
        and not Membership.objects.filter(user=user).exists()
    )


KINDS = (
    KeptKind(
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
        purpose=KeptFor.SAFETY,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER, MaySee.SERVICE, MaySee.MUNICIPALITY, MaySee.ADMINISTRATORS),
        setting="ACCOUNT_RETENTION_DAYS",
        since=Since.SIGNED_IN,
        sweeps=(UnusedAccounts(),),
        fate=Fate.EMPTIED,
        note=_(
            "You are told a month before. The name stays beside training and decisions for as long as "
            "those are kept."
        ),
    ),
    KeptKind(
        code="invitations",
        name=_("Invitations, with the account of who never answered"),
        models=("people.Invitation",),
        purpose=KeptFor.RECRUITING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.SERVICE, MaySee.MUNICIPALITY),
        setting="INVITATION_RETENTION_DAYS",
        since=Since.USED,
        sweeps=(Unanswered(), OldRows("people.Invitation", lambda before: Q(accepted_at__lt=before))),
    ),
    KeptKind(
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
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.NOBODY,),
        setting="CODE_RETENTION_DAYS",
        since=Since.USED,
        sweeps=(
            *(
                OldRows(model, lambda before: Q(expires_at__lt=before) | Q(used_at__lt=before))
                for model in ("people.AccountLink", "people.WayInLink", "people.HomeCode")
            ),
            OldRows("people.WayInProposal", lambda before: Q(proposed_at__lt=before)),
            OldRows("people.AddressChange", lambda before: Q(expires_at__lt=before)),
            OldRows("people.ResetRequest", lambda before: Q(asked_at__lt=before)),
            OldRows("people.CodeCard", lambda before: Q(ended_at__lt=before)),
        ),
    ),
    KeptKind(
        code="sign-ins",
        name=_("Sign-ins: when, by which way, from which kind of browser"),
        models=("people.SignIn",),
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER,),
        setting="SIGN_IN_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("people.SignIn", lambda before: Q(began_at__lt=before)),),
    ),
    KeptKind(
        code="browser-sessions",
        name=_("What the site remembers between two pages, and counts of tries"),
        models=("sessions.Session", "people.Throttle"),
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF, Whose.VISITORS),
        seen_by=(MaySee.NOBODY,),
        setting="SESSION_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            OldRows("sessions.Session", lambda before: Q(expire_date__lt=before)),
            OldRows("people.Throttle", lambda before: Q(ends_at__lt=before)),
        ),
    ),
    KeptKind(
        code="homes",
        name=_("The foster home: its adults, municipality, service and intended kind"),
        models=("people.FosterHome", "people.FosterParent", "people.Preparation", "people.HomeMove"),
        purpose=KeptFor.DECIDING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=_STAFF_SEE,
        setting="HOME_RETENTION_DAYS",
        since=Since.CLOSED,
        sweeps=(
            OldRows(
                "people.FosterHome",
                _is_over,
            ),
        ),
        note=_("A home that has had assignments goes with the last of them."),
    ),
    KeptKind(
        code="conflicts",
        name=_("That a colleague knows a family and keeps away from its case"),
        models=("people.ConflictOfInterest",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.STAFF, Whose.FAMILIES),
        seen_by=(MaySee.OFFICE,),
        setting="CONFLICT_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(OldRows("people.ConflictOfInterest", lambda before: Q(lifted_at__lt=before)),),
    ),
    KeptKind(
        code="roles",
        name=_("Who works where, in which role, given and confirmed by whom"),
        models=(
            "people.Membership",
            "people.Administrator",
            "people.Leader",
            "people.ProtectedAccess",
            "people.OfficeClosing",
        ),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.OWNER, MaySee.OFFICE, MaySee.ADMINISTRATORS),
        setting="ROLE_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            OldRows("people.Membership", lambda before: Q(ended_at__lt=before)),
            OldRows("people.OfficeClosing", lambda before: Q(confirmed_at__lt=before)),
        ),
    ),
    KeptKind(
        code="look-ups",
        name=_("Who opened whose record, for which office and purpose"),
        models=("people.LookUp",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER, MaySee.AUDITOR),
        setting="LOOK_UP_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Guarded("people.LookUp"),),
    ),
    KeptKind(
        code="supervision",
        name=_("The county governors' supervision cases: number, purpose, days, what they cover, by whom"),
        models=("people.SupervisionCase", "people.SupervisionProlonging"),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.AUDITOR, MaySee.MUNICIPALITY, MaySee.SERVICE),
        setting="SUPERVISION_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(OldRows("people.SupervisionCase", _is_over_and_unseen),),
        note=_("Not before the last look that was made within the case is gone."),
    ),
    KeptKind(
        code="audit",
        name=_("Who did what that changed somebody's rights or case"),
        models=("people.AuditEntry", "admin.LogEntry"),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.AUDITOR, MaySee.ADMINISTRATORS),
        setting="AUDIT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            Guarded("people.AuditEntry"),
            OldRows("admin.LogEntry", lambda before: Q(action_time__lt=before)),
        ),
    ),
    KeptKind(
        code="security-events",
        name=_("Security events, such as failed sign-ins, and alerts about them"),
        models=("people.SecurityEvent", "portal.SecurityAlert"),
        purpose=KeptFor.SAFETY,
        basis=LegalGround.SECURITY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.ADMINISTRATORS,),
        setting="SECURITY_EVENT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            Guarded("people.SecurityEvent"),
            OldRows("portal.SecurityAlert", lambda before: Q(looked_at__isnull=False, last_at__lt=before)),
        ),
    ),
)
