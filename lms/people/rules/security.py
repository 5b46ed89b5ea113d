"""Which acts are security events, and of what kind: a closed list, over all packages at once."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What can happen that whoever watches over the platform must be able to see."""

    SIGNED_IN = "signed_in", _("Signed in")
    SIGNED_IN_AFTER_LONG = "signed_in_after_long", _("Signed in after a long time")
    SIGN_IN_FAILED = "sign_in_failed", _("A sign-in failed")
    SIGNED_OUT = "signed_out", _("Signed out")
    ENDED_BY_OWNER = "ended_by_owner", _("A sign-in elsewhere ended by its owner")
    ENDED_BY_PROVIDER = "ended_by_provider", _("A sign-in ended by the provider")
    STEP_UP_ASKED = "step_up_asked", _("A new sign-in asked for before an act")
    STEPPED_UP = "stepped_up", _("Signed in anew before an act")
    STEP_UP_REFUSED = "step_up_refused", _("A new sign-in before an act failed")
    STEP_UP_BY_ANOTHER = "step_up_by_another", _("Somebody else came back from a new sign-in")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    ACCOUNT_LINK_SENT = "account_link_sent", _("A link to a way of signing in given")
    FACTOR_CHANGED = "factor_changed", _("A second factor made, renewed or taken away")
    FACTOR_USED = "factor_used", _("A second factor used")
    DETAILS_CHANGED = "details_changed", _("Name, e-mail address or telephone of an account changed")
    ACCOUNT_CLOSED = "account_closed", _("An account closed, since its person has died")
    ACCOUNT_OPENED = "account_opened", _("An account opened again")
    WAY_IN_ADDED = "way_in_added", _("A way of signing in added")
    WAY_IN_REMOVED = "way_in_removed", _("A way of signing in taken away")
    SECRET_GUESSED = "secret_guessed", _("A wrong code, link or key tried")
    RIGHTS_CHANGED = "rights_changed", _("Account or roles of staff changed")
    RIGHTS_ENDED = "rights_ended", _("Role of staff ended")
    ADMINISTRATOR_PROPOSED = "administrator_proposed", _("An administrator proposed")
    ADMINISTRATOR_MADE = "administrator_made", _("An administrator made")
    ADMINISTRATOR_ENDED = "administrator_ended", _("An administrator ended")
    PROTECTED_RIGHT_PROPOSED = "protected_right_proposed", _("The right to see protected people proposed")
    PROTECTED_RIGHT_GIVEN = "protected_right_given", _("The right to see protected people given")
    PROTECTED_RIGHT_ENDED = "protected_right_ended", _("The right to see protected people taken away")
    PROTECTION_SET = "protection_set", _("Address protection set, changed or lifted")
    PROTECTED_OPENED = "protected_opened", _("A protected person's record opened")
    RECORD_READ = "record_read", _("The learning record of a person read")
    EXPORTED = "exported", _("A list or a log taken out")
    CREDENTIAL_MADE = "credential_made", _("Access for another system made")
    CREDENTIAL_CHANGED = "credential_changed", _("Access of another system changed")
    CREDENTIAL_ENDED = "credential_ended", _("Access of another system ended")
    MERGED = "merged", _("Two accounts of one person merged")
    ERASED = "erased", _("Something erased")


@dataclass(frozen=True, slots=True)
class Means:
    """What an audited act is as an event; `refers` names the part of its data that the event refers to, where
    that is not the act's subject."""

    kind: Kind
    refers: str = ""


# By the act's name in the audit; whoever gives an act a new name puts it here or below.
EVENTS: dict[str, Means] = {
    "account_link.sent": Means(Kind.ACCOUNT_LINK_SENT),
    "accounts.merged": Means(Kind.MERGED),
    "address_protection.set": Means(Kind.PROTECTION_SET),
    "administrator.confirmed": Means(Kind.ADMINISTRATOR_MADE),
    "administrator.ended": Means(Kind.ADMINISTRATOR_ENDED),
    "administrator.first": Means(Kind.ADMINISTRATOR_MADE),
    "administrator.proposed": Means(Kind.ADMINISTRATOR_PROPOSED),
    "code_card.ended": Means(Kind.FACTOR_CHANGED, refers="card"),
    "code_card.made": Means(Kind.FACTOR_CHANGED, refers="card"),
    "copy.handed_out": Means(Kind.EXPORTED),
    "desk.exported": Means(Kind.EXPORTED, refers="format"),
    "identity.added": Means(Kind.WAY_IN_ADDED, refers="door"),
    "identity.claimed": Means(Kind.WAY_IN_ADDED, refers="link"),
    "identity.link_given": Means(Kind.ACCOUNT_LINK_SENT, refers="seen"),
    "identity.link_proposed": Means(Kind.RIGHTS_CHANGED, refers="seen"),
    "identity.linked": Means(Kind.WAY_IN_ADDED, refers="door"),
    "identity.unlinked": Means(Kind.WAY_IN_REMOVED, refers="door"),
    "leader.confirmed": Means(Kind.RIGHTS_CHANGED, refers="organisation"),
    "leader.ended": Means(Kind.RIGHTS_ENDED, refers="organisation"),
    "leader.proposed": Means(Kind.RIGHTS_CHANGED, refers="organisation"),
    "new_start.given": Means(Kind.ACCOUNT_LINK_SENT, refers="seen"),
    "office.closing_called_off": Means(Kind.RIGHTS_CHANGED, refers="to"),
    "office.closing_confirmed": Means(Kind.RIGHTS_CHANGED, refers="to"),
    "office.closing_proposed": Means(Kind.RIGHTS_CHANGED, refers="to"),
    "organisation.counties": Means(Kind.RIGHTS_CHANGED),
    "passkey.added": Means(Kind.FACTOR_CHANGED, refers="passkey"),
    "passkey.ended": Means(Kind.FACTOR_CHANGED, refers="number"),
    "passkey.removed": Means(Kind.FACTOR_CHANGED, refers="passkey"),
    "password.renewed": Means(Kind.PASSWORD_CHANGED, refers="reason"),
    "password.reset_asked": Means(Kind.ACCOUNT_LINK_SENT, refers="answer"),
    "person.address_asked": Means(Kind.DETAILS_CHANGED),
    "person.address_changed": Means(Kind.DETAILS_CHANGED),
    "person.corrected": Means(Kind.DETAILS_CHANGED),
    "person.death_recorded": Means(Kind.ACCOUNT_CLOSED),
    "person.death_taken_back": Means(Kind.ACCOUNT_OPENED),
    "person.details_changed": Means(Kind.DETAILS_CHANGED),
    "person.password_changed": Means(Kind.PASSWORD_CHANGED),
    "protected_access.confirmed": Means(Kind.PROTECTED_RIGHT_GIVEN),
    "protected_access.proposed": Means(Kind.PROTECTED_RIGHT_PROPOSED),
    "protected_access.withdrawn": Means(Kind.PROTECTED_RIGHT_ENDED),
    "role.accepted": Means(Kind.RIGHTS_CHANGED, refers="role"),
    "role.changed": Means(Kind.RIGHTS_CHANGED, refers="role"),
    "role.confirmed": Means(Kind.RIGHTS_CHANGED, refers="role"),
    "role.declined": Means(Kind.RIGHTS_ENDED, refers="role"),
    "role.ended": Means(Kind.RIGHTS_ENDED, refers="role"),
    "role.given": Means(Kind.RIGHTS_CHANGED, refers="role"),
    "role.paused": Means(Kind.RIGHTS_ENDED, refers="role"),
    "role.to_end": Means(Kind.RIGHTS_CHANGED, refers="role"),
    "roster.exported": Means(Kind.EXPORTED, refers="format"),
    "second_factor.used": Means(Kind.FACTOR_USED, refers="door"),
    "security_events.exported": Means(Kind.EXPORTED, refers="format"),
    "signed_in": Means(Kind.SIGNED_IN, refers="provider"),
    "signed_out": Means(Kind.SIGNED_OUT),
    "staff.saved": Means(Kind.RIGHTS_CHANGED),
    "stepped_up": Means(Kind.STEPPED_UP, refers="for_act"),
    "supervision.opened": Means(Kind.RIGHTS_CHANGED),
    "supervision.prolonged": Means(Kind.RIGHTS_CHANGED),
    "supervision.ended": Means(Kind.RIGHTS_ENDED),
    "supervision.reported": Means(Kind.EXPORTED, refers="format"),
    "trainer_hours.exported": Means(Kind.EXPORTED, refers="format"),
    "webhook.added": Means(Kind.CREDENTIAL_MADE, refers="webhook"),
    "webhook.stopped": Means(Kind.CREDENTIAL_ENDED, refers="webhook"),
    "xapi.erase": Means(Kind.ERASED),
    "xapi.make_credential": Means(Kind.CREDENTIAL_MADE),
    "xapi.revoke_credential": Means(Kind.CREDENTIAL_ENDED),
    "xapi.search": Means(Kind.RECORD_READ),
    "xapi.tie": Means(Kind.CREDENTIAL_CHANGED),
    "xapi.untie": Means(Kind.CREDENTIAL_CHANGED),
    "xapi.view": Means(Kind.RECORD_READ),
}
# Of these the person is told who got what they give.
GIVES = frozenset({Kind.ADMINISTRATOR_MADE, Kind.PROTECTED_RIGHT_GIVEN})
# What a part of an act's data makes of its kind.
_NARROWER: dict[tuple[str, str], Kind] = {
    ("signed_out", "by_provider"): Kind.ENDED_BY_PROVIDER,
    ("signed_out", "elsewhere"): Kind.ENDED_BY_OWNER,
}


def kind_of(act: str, data: Mapping[str, Any]) -> Kind | None:
    """What an audited act is as a security event; None where it is none."""
    for (name, part), kind in _NARROWER.items():
        if name == act and data.get(part):
            return kind
    return EVENTS[act].kind if act in EVENTS else None


def cut(address: str) -> str:
    """The network that an address lies in, wide enough that it points at no household: 256 addresses of IPv4,
    a site of IPv6; nothing for what is no address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ipaddress.ip_network((int(found), 24 if found.version == 4 else 48), strict=False))
