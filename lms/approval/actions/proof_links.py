"""Make a proof link, agree to be shown by it, look at what it shows, and take it back."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from lms import secrets
from lms.approval import notices
from lms.approval.errors import NobodyToAsk, NoLinkForYou, NotAsked, ProofLinkNotValid
from lms.approval.models import ProofAdult, ProofLink, ProofLook
from lms.approval.queries.proof_links import ShownAdult, live_together, partners_to_show, shown_by
from lms.notices.actions.sending import send, stop
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, User
from lms.people.models.access import FOSTER_PARENT, access_of
from lms.refusals import NotAllowed

PROOF_DAYS = (7, 14, 30)
_PURPOSE = "proof-link"


@transaction.atomic
def make_proof_link(*, by: User, days: int, with_partner: bool = False) -> tuple[ProofLink, str]:
    """A link that shows the maker's programmes for some days (one of `PROOF_DAYS`); returns it and
    its secret, shown once.

    `with_partner` asks the other adults of the home: each is shown only once they agree. Raises
    `NoLinkForYou` for who is no foster parent or has address protection, and `NobodyToAsk`.
    """
    if not access_of(by).has(FOSTER_PARENT) or by.is_address_protected or days not in PROOF_DAYS:
        raise NoLinkForYou
    partners = partners_to_show(by) if with_partner else []
    if with_partner and not partners:
        raise NobodyToAsk
    now = timezone.now()
    secret = secrets.new_link_secret()
    link = ProofLink.objects.create(
        made_by=by,
        secret_hash=secrets.keyed_hash(secret, purpose=_PURPOSE),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    ProofAdult.objects.create(link=link, person=by, agreed_at=now)
    ProofAdult.objects.bulk_create(ProofAdult(link=link, person=person) for person in partners)
    address = settings.SITE_URL + reverse("approval:proof-links")
    for person in partners:
        send(to=person, template=notices.PROOF_ASKED, variables={"link": address}, about=_about(link))
    audit("proof_link.made", f"person:{by.uuid}", by=by, link=str(link.uuid), asked=len(partners))
    return link, secret


@transaction.atomic
def answer_proof_link(link: ProofLink, *, agrees: bool, by: User) -> None:
    """Agree to be shown by another's link, or take that back at any time. Raises `NotAsked` for who
    is not asked, and `ProofLinkNotValid` for a link that shows nothing any more."""
    link = ProofLink.objects.select_for_update().get(pk=link.pk)
    asked = link.adults.filter(person=by).exclude(person=link.made_by_id)
    if not asked.exists():
        raise NotAsked
    now = timezone.now()
    if agrees and not (link.works(now) and live_together(link.made_by, by)):
        raise ProofLinkNotValid
    asked.update(agreed_at=now if agrees else None, declined_at=None if agrees else now)
    audit("proof_link.answered", f"person:{by.uuid}", by=by, link=str(link.uuid), agrees=agrees)


@transaction.atomic
def revoke_proof_link(link: ProofLink, *, by: User) -> None:
    """Take a link back: it shows nothing from now on. Raises `NotAllowed` for any but its maker."""
    if link.made_by_id != by.pk:
        raise NotAllowed
    _revoke([link.pk], by=by)


@transaction.atomic
def look_at_proof(secret: str, *, language: str) -> tuple[ProofLink, list[ShownAdult]]:
    """What a link shows now, after noting the look. Raises `ProofLinkNotValid`."""
    now = timezone.now()
    hashes = secrets.keyed_hashes(secret, purpose=_PURPOSE)
    found = ProofLink.objects.working(now).select_for_update().filter(secret_hash__in=hashes).first()
    if found is None:
        raise ProofLinkNotValid
    ProofLook.objects.create(link=found, at=now)
    return found, shown_by(found, language=language)


@transaction.atomic
def renew_proof_secrets(homes: Iterable[FosterHome]) -> int:
    """Take back the links of these homes that show, or ask, an adult who does not live with the maker
    any more, or who has address protection now. Returns how many."""
    links = ProofLink.objects.filter(revoked_at=None).filter(
        Exists(ProofAdult.objects.filter(link=OuterRef("pk"), person__home_memberships__home__in=list(homes)))
    )
    doomed = []
    for link in links.select_related("made_by").prefetch_related("adults__person"):
        people = [adult.person for adult in link.adults.all()]
        apart = any(p.pk != link.made_by_id and not live_together(link.made_by, p) for p in people)
        if apart or any(person.is_address_protected for person in people):
            doomed.append(link.pk)
    _revoke(doomed, by=None)
    return len(doomed)


def _revoke(ids: Collection[int], *, by: User | None) -> None:
    links = ProofLink.objects.filter(pk__in=ids, revoked_at=None).select_related("made_by")
    for link in links.select_for_update(of=("self",)).order_by("pk"):
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        stop(about=_about(link))
        audit("proof_link.revoked", f"person:{link.made_by.uuid}", by=by, link=str(link.uuid))


def _about(link: ProofLink) -> str:
    return f"proof:{link.uuid}"
