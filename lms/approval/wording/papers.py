"""The desk's documents as PDF: the approval, the letter to the host municipality, the guidance letter."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lms.approval.gate import documents
from lms.approval.models import Approval
from lms.approval.queries.approval_page import EvidenceShown
from lms.approval.queries.home.guidance import Advice, Learnt
from lms.approval.wording import gate
from lms.dates import oslo_day
from lms.documents.pdf import make_pdf
from lms.people.models import FosterHome, Organisation, TargetGroup, User

SOURCE = settings.BASE_DIR / "lms" / "approval" / "typst" / "letter.typ"


def approval_paper(
    approval: Approval, *, adults: Iterable[User], proofs: Iterable[EvidenceShown], is_demonstration: bool
) -> bytes:
    """«Godkjenning av fosterhjem», in the active language; it says where it no longer stands as then."""
    adults = list(adults)
    places = {adult.name: place for place, adult in enumerate(adults)}
    proofs = sorted(proofs, key=lambda proof: (places.get(proof.name, len(places)), proof.completed_on))
    return _letter(
        title=_("Approval of a foster home"),
        sender=str(approval.decided_for),
        lead=[
            _("The office has approved the home below for the assignment below, and for that alone."),
            *_since_then(approval),
        ],
        facts=[
            (_("Foster parents"), gate.names_of(adults)),
            (_("Assignment"), approval.assignment.case_reference),
            (_("Responsible office"), str(approval.assignment.organisation)),
            (_("The home lies in"), approval.assignment.home.host_municipality.name),
            (_("Approved on"), _day(oslo_day(approval.decided_at))),
        ],
        sections=[
            _section(
                _("Training"),
                [_("All training that the rules require before approval was complete on that day.")],
                [f"{proof.name}: {proof.title}, {_day(proof.completed_on)}" for proof in proofs],
            ),
            _section(
                _("Confirmed by the office"),
                [],
                [
                    _("Police certificates were seen on %(day)s.")
                    % {"day": _day(approval.police_certificate_seen_on)},
                    _("The office has assessed that the home suits the child."),
                ],
            ),
        ],
        signature=[approval.decided_by.name, str(approval.decided_for)],
        footer=_("Approval %(uuid)s. Rule set: %(name)s.")
        % {"uuid": approval.uuid, "name": _rule_set(approval)},
        demonstration=_demonstration(is_demonstration),
        at=approval.decided_at,
    )


def _since_then(approval: Approval) -> list[str]:
    """What has become of the approval since the day it was given; nothing where it stands as then."""
    concluded = approval.reviews.exclude(concluded_at=None).order_by("-concluded_at").first()
    on = {"day": _day(oslo_day(concluded.concluded_at)) if concluded and concluded.concluded_at else ""}
    match approval.state:
        case Approval.State.NEEDS_REVIEW:
            return [_("Something it rests on has changed since. The office is considering it anew.")]
        case Approval.State.UPHELD if concluded:
            return [_("The office has considered it anew, and upheld it on %(day)s.") % on]
        case Approval.State.WITHDRAWN if concluded:
            return [_("The approval was withdrawn on %(day)s, and is no longer valid.") % on]
        case Approval.State.WITHDRAWN:
            return [_("The approval has been withdrawn, and is no longer valid.")]
        case Approval.State.ENDED:
            return [_("The assignment has ended, and the approval with it.")]
    return []


def host_letter(approval: Approval, *, adults: Iterable[User], is_demonstration: bool) -> bytes:
    """The letter that tells the municipality where the home lies, in the active language."""
    return _letter(
        title=_("A foster home in your municipality is approved"),
        sender=str(approval.decided_for),
        lead=[
            _("To the child welfare service of %(municipality)s")
            % {"municipality": approval.assignment.home.host_municipality.name},
            _("The foster home below lies in your municipality. We have approved it for our assignment."),
        ],
        facts=[
            (_("Foster parents"), gate.names_of(adults)),
            (_("Our reference"), approval.assignment.case_reference),
            (_("Approved on"), _day(oslo_day(approval.decided_at))),
        ],
        sections=[
            _section(
                _("What this means for you"),
                [
                    _("The supervision lies with you. Please contact us about its beginning."),
                    _("This letter is confidential."),
                ],
                [],
            ),
        ],
        signature=[approval.decided_by.name, str(approval.decided_for), approval.decided_for.telephone],
        footer=_("Keep this letter where only those who need it can read it."),
        demonstration=_demonstration(is_demonstration),
        at=approval.decided_at,
    )


def guidance_letter(
    home: FosterHome,
    *,
    sender: Organisation,
    by: User,
    groups: Iterable[TargetGroup],
    learnt: Iterable[Learnt],
    advice: Iterable[Advice],
    at: datetime,
) -> bytes:
    """What training a proposed home has, and what is recommended for the needs described."""
    needs = ", ".join(str(group) for group in groups)
    return _letter(
        title=_("About the home's training"),
        sender=str(sender),
        lead=[_("Goes with our proposal of a home: what training the adults have, and what we recommend.")],
        facts=[
            (_("The home lies in"), home.host_municipality.name),
            (_("Needs described"), needs or _("none in particular")),
            (_("As of"), _day(oslo_day(at))),
        ],
        sections=[
            *[
                _section(
                    person.name,
                    [] if person.completed or person.under_way else [_("No training is recorded yet.")],
                    [
                        *[
                            _("Completed %(title)s on %(day)s") % {"title": t, "day": _day(d)}
                            for t, d in person.completed
                        ],
                        *[
                            _("On the way with %(title)s: %(share)d per cent done") % {"title": t, "share": s}
                            for t, s in person.under_way
                        ],
                    ],
                )
                for person in learnt
            ],
            _section(
                _("What we recommend"),
                [_("Ask for in-home training, adapted to the family, once the child has moved in.")],
                [_advice(item) for item in advice],
            ),
        ],
        signature=[by.name, str(sender), sender.telephone],
        footer=_("It is about training alone. The municipality assesses whether the home suits the child."),
        demonstration="",
        at=at,
    )


def _advice(item: Advice) -> str:
    values = {"group": item.group, "training": item.training, "names": ", ".join(item.lacking)}
    if not item.lacking:
        return _("%(group)s: everyone has completed %(training)s.") % values
    return _("%(group)s: %(training)s, for %(names)s.") % values


def _letter(
    *,
    title: str,
    sender: str,
    lead: list[str],
    facts: list[tuple[str, str]],
    sections: list[dict[str, Any]],
    signature: list[str],
    footer: str,
    demonstration: str,
    at: datetime,
) -> bytes:
    return make_pdf(
        SOURCE,
        {
            "title": title,
            "language": get_language() or settings.LANGUAGE_CODE,
            "sender": sender,
            "lead": lead,
            "facts": facts,
            "sections": sections,
            "signature": [line for line in signature if line],
            "footer": footer,
            "demonstration": demonstration,
        },
        at=at,
    )


def _section(heading: str, paragraphs: list[str], items: list[str]) -> dict[str, Any]:
    return {"heading": heading, "paragraphs": paragraphs, "items": items}


def _day(day: date) -> str:
    return date_format(day, "j. F Y")


def _rule_set(approval: Approval) -> str:
    rules = documents.read(approval.snapshot).rules
    return gate.rule_set_name(rules.kind, rules.valid_from) if rules.code else "–"


def _demonstration(is_one: bool) -> str:
    if is_one:
        return _("Demonstration: people, rules and training are made up, and this approves nobody.")
    return ""
