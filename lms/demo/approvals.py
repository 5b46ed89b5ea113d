"""The approvals' share of the demo: rule sets of each kind, and answers for every home."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from courses.actions.attestations import attest, withdraw_attestation
from courses.models import Attestation
from lms.approval.actions.approvals import approve
from lms.approval.actions.case_systems import replay
from lms.approval.actions.evaluation import evaluate
from lms.approval.actions.following import follow_homes
from lms.approval.actions.proof_links import look_at_proof, make_proof_link
from lms.approval.actions.rule_sets import confirm_rule_set, draft_rule_set, propose_rule_set
from lms.approval.actions.saved_views import save_view
from lms.approval.models import GateStatus, RuleSet, Webhook, WebhookDelivery
from lms.dates import OSLO
from lms.demo import archive, supervision
from lms.demo.neighbour_homes import Stage
from lms.demo.persons import Cast
from lms.people.actions.homes import make_home_code, open_assignment
from lms.people.models import FosterHome, HomeKind, User
from lms.xapi.signals import statements_recorded

_BEFORE, _AFTER = "before_approval", "after_move_in"
_GROUPS = {"special-under-13": "under-13", "special-siblings": "siblings", "special-youth": "youth"}


def load(cast: Cast) -> None:
    """Put the demo's rule sets in force since before the first home, let one home be approved and
    another be half-way, answer for all homes, and show what families and case systems can do."""
    load_rule_sets(cast)
    cast.tell(0.1)
    follow_homes(list(FosterHome.objects.order_by("pk")))
    cast.tell(0.25)
    with statements_recorded.gathered():
        _attest(cast, "pride-basic", "mona", "eva", days_ago=25)
        _attest(cast, "special-youth", "mona", "eva", days_ago=12)
        _attest(cast, "pride-kinship", "arne", days_ago=4)
    approve(
        cast.assignments["strand"],
        by=cast.staff["saksbehandler"],
        police_certificate_seen_on=cast.on - timedelta(days=20),
        suitability_confirmed=True,
        at=_decided(cast, days_ago=8),
    )
    cast.tell(0.4)
    _let_neighbours_come_further(cast)
    approved = [one for one in cast.neighbours if one.stage is Stage.APPROVED and one.region == "ost"]
    cast.tell(0.85)
    _take_back(cast, approved[-1].adults[0])
    archive.load(cast)
    evaluate(GateStatus.objects.values_list("pk", flat=True))
    _let_case_systems_in(cast)
    _tell_a_case_system(cast)
    _show_proof(cast)
    supervision.load(cast)
    save_view(name="Barnet flyttet inn akutt", chosen="standing=urgent", by=cast.staff["saksbehandler"])


def _let_case_systems_in(cast: Cast) -> None:
    """Give each child welfare service the number of its first municipality, which tokens name."""
    for office in cast.organisations.values():
        served = office.municipalities.order_by("number").first()
        if served and not office.organisation_number:
            office.organisation_number = served.organisation_number
            office.save(update_fields=["organisation_number"])


def _tell_a_case_system(cast: Cast) -> None:
    """One case system that has been told of what happened until today, and missed the last of it."""
    hook, _ = Webhook.objects.get_or_create(
        organisation=cast.assignments["strand"].organisation,
        url="https://fagsystem.example/varsler",
        stopped_at=None,
        defaults={"made_at": timezone.now() - timedelta(days=30)},
    )
    replay(hook, after=0)
    deliveries = WebhookDelivery.objects.filter(webhook=hook)
    deliveries.update(state=WebhookDelivery.State.DELIVERED, tries=1, last_status=204)
    missed = deliveries.order_by("-change").values_list("pk", flat=True)[:2]
    WebhookDelivery.objects.filter(pk__in=list(missed)).update(
        state=WebhookDelivery.State.GIVEN_UP, tries=8, last_status=503
    )


def _show_proof(cast: Cast) -> None:
    """One family's link that has been looked at, and a question to the other adult."""
    kari, eva = cast.parents["kari"], cast.parents["eva"]
    _, secret = make_proof_link(by=eva, days=30)
    look_at_proof(secret, language="nb")
    make_proof_link(by=kari, days=14, with_partner=True)


def _let_neighbours_come_further(cast: Cast) -> None:
    """Attest the training of those who are to be complete; let one wait for the decision,
    and approve some."""
    trained = [
        (number, one)
        for number, one in enumerate(cast.neighbours)
        if one.stage in {Stage.COMPLETE, Stage.APPROVED}
    ]
    with statements_recorded.gathered():
        for number, neighbour in trained:
            for adult in neighbour.adults:
                attest(
                    adult,
                    training="pride-basic",
                    provider="Fosterhjemstjenesten sør",
                    ended_on=cast.on - timedelta(days=10 + number),
                    by=cast.staff["koordinator" if neighbour.region == "ost" else "koordinator2"],
                )
    waiting = next(one for _, one in trained if one.stage is Stage.COMPLETE and one.region == "ost")
    open_assignment(
        code=make_home_code(waiting.home, by=waiting.adults[0]),
        organisation=cast.organisations["lillestrom"],
        kind=HomeKind.ORDINARY,
        by=cast.staff["saksbehandler"],
    )
    for number, neighbour in trained:
        if neighbour.stage is Stage.APPROVED and neighbour.assignment:
            approve(
                neighbour.assignment,
                by=cast.staff["saksbehandler" if neighbour.region == "ost" else "saksbehandler3"],
                police_certificate_seen_on=cast.on - timedelta(days=10 + number % 20),
                suitability_confirmed=True,
                at=_decided(cast, days_ago=1 + number % 7),
            )


def _decided(cast: Cast, *, days_ago: int) -> datetime:
    return datetime.combine(cast.on - timedelta(days=days_ago), time(9 + days_ago % 6, 20), OSLO)


def _take_back(cast: Cast, person: User) -> None:
    """What was attested for somebody else: the approval that rests on it must be considered anew."""
    attested = Attestation.objects.filter(person=person, withdrawn_at=None).latest("attested_at")
    withdraw_attestation(attested, by=cast.staff["koordinator"], reason="recorded_wrongly")


def load_rule_sets(cast: Cast) -> list[RuleSet]:
    """One set for each kind of home that the approval rule covers, and one for special terms."""
    proposer, confirmer = cast.staff["administrator"], cast.staff["administrator2"]
    valid_from = date(cast.on.year - 1, 1, 1)
    agreed_on = valid_from - timedelta(days=30)
    made = []
    for kind, requirements in _rules().items():
        rule_set = draft_rule_set(
            code=f"{kind.value.replace('_', '-')}-{valid_from.year}",
            kind=kind,
            urgent_days=180,
            requirements=requirements,
            by=proposer,
            is_demonstration=True,
        )
        propose_rule_set(rule_set, valid_from=valid_from, by=proposer, on=agreed_on)
        made.append(confirm_rule_set(rule_set, by=confirmer, on=agreed_on))
    _propose_the_next(made[0], cast)
    return made


def _propose_the_next(present: RuleSet, cast: Cast) -> None:
    """Next year's set for ordinary homes, one requirement stricter, waits for the second person."""
    proposer = cast.staff["administrator2"]
    following = date(cast.on.year + 1, 1, 1)
    coming = draft_rule_set(
        code=f"ordinary-{following.year}",
        kind=HomeKind.ORDINARY,
        urgent_days=150,
        requirements=[
            values | ({"due_days": 120} if values["key"] == "part-2" else {})
            for values in _rules()[HomeKind.ORDINARY]
        ],
        by=proposer,
        copied_from=present,
        is_demonstration=True,
    )
    propose_rule_set(coming, valid_from=following, by=proposer)


def _attest(cast: Cast, training: str, *names: str, days_ago: int) -> None:
    for name in names:
        attest(
            cast.parents[name],
            training=training,
            provider="Fosterhjemstjenesten Midt-Norge",
            ended_on=cast.on - timedelta(days=days_ago),
            by=cast.staff["koordinator"],
        )


def _rules() -> dict[HomeKind, list[dict[str, Any]]]:
    basic = _asks("basic", _BEFORE, ["pride-basic", "modular-1"])
    follow_up = [
        _asks("part-2", _AFTER, ["modular-2", "pride-advanced"], due_days=180),
        _asks("part-3", _AFTER, ["modular-3", "pride-advanced"], due_days=365),
    ]
    special = [
        _asks(group, _BEFORE, [code], only_for=[group], strength="recommended")
        for code, group in _GROUPS.items()
    ]
    for_the_task = [_asks(group, _BEFORE, [code], only_for=[group]) for code, group in _GROUPS.items()]
    return {
        HomeKind.ORDINARY: [basic, *special, *follow_up],
        HomeKind.KINSHIP: [
            _asks("basic", _BEFORE, ["pride-kinship", "pride-basic", "modular-1"]),
            *special,
            *follow_up,
        ],
        HomeKind.SPECIALISED: [basic, *for_the_task, *follow_up],
        HomeKind.EMERGENCY_HOME: [
            basic,
            _asks("under-13", _BEFORE, ["special-under-13"], who="any", strength="recommended"),
            *follow_up,
        ],
        HomeKind.SPECIAL_TERMS: [
            _asks("basic", _BEFORE, ["pride-basic", "modular-1"], strength="recommended"),
            *follow_up,
        ],
    }


def _asks(key: str, phase: str, any_of: list[str], **more: Any) -> dict[str, Any]:
    return {"key": key, "phase": phase, "any_of": any_of, **more}
