from typing import Any

from django.utils import timezone

from lms.dates import today
from lms.people.models import Membership, OfficeClosing
from tests.factories import MembershipFactory, OrganisationFactory, supervise
from tests.role_table import (
    ADMIN,
    AUDITOR,
    CASEWORKER,
    COORDINATOR,
    EVERYONE,
    FOSTER_PARENT,
    LEADER,
    SIGNED_IN,
    TRAINER,
    Row,
)


def _interest(world: Any) -> dict[str, Any]:
    from lms.portal.models import Interest

    found = Interest.objects.create(
        organisation=world.service,
        municipality=world.home.host_municipality,
        name="Anne Berg",
        telephone="900 00 000",
        wish="talk",
        made_at=timezone.now(),
    )
    return {"uuid": found.uuid}


def _office(world: Any) -> dict[str, Any]:
    return {"office": world.service.pk}


def _closing(world: Any) -> dict[str, Any]:
    to = OrganisationFactory(kind=world.service.kind)
    closing = OfficeClosing.objects.create(
        organisation=OrganisationFactory(kind=world.service.kind),
        to=to,
        on=today(),
        proposed_by=MembershipFactory(role="admin").user,
    )
    return {"number": closing.pk}


def _colleague(world: Any) -> dict[str, Any]:
    return {"number": Membership.objects.get(user=world.users[TRAINER]).pk}


def _administrator(world: Any) -> dict[str, Any]:
    return {"number": MembershipFactory(role="admin").pk}


def _alert(world: Any) -> dict[str, Any]:
    from lms.portal.models import SecurityAlert

    now = timezone.now()
    found, _ = SecurityAlert.objects.get_or_create(
        rule="long_unused",
        person=world.users[COORDINATOR],
        defaults={"number": 1, "first_at": now, "last_at": now, "made_at": now},
    )
    return {"uuid": found.uuid}


def _merging(world: Any) -> dict[str, int]:
    from lms.people.models import Merging
    from tests.factories import UserFactory

    found = Merging.objects.create(
        kept=world.users[FOSTER_PARENT], merged=UserFactory(), seen="passport", asked_at=timezone.now()
    )
    return {"number": found.pk}


def _supervision(world: Any) -> dict[str, Any]:
    return {"uuid": world.supervision.uuid}


def _report(world: Any) -> dict[str, Any]:
    return {**_supervision(world), "file_format": "csv"}


def _another_supervision(world: Any) -> dict[str, Any]:
    return {"uuid": supervise(world.supervision.organisation).uuid}


_AUDITOR = frozenset({AUDITOR})


def _data_request(world: Any) -> dict[str, Any]:
    from lms.portal.actions.data_requests import ask
    from lms.portal.models import DataRequest

    person = world.users[FOSTER_PARENT]
    found = DataRequest.objects.filter(person=person).first()
    return {"uuid": (found or ask(person, right="correction", kind="seats", ground="wrong")).uuid}


_ANSWERS = frozenset({COORDINATOR, CASEWORKER, ADMIN})
_COORDINATOR = frozenset({COORDINATOR})
_ADMIN = frozenset({ADMIN})
_LEADER = frozenset({LEADER})
_DONE = frozenset({302})

ROWS = [
    Row("portal:staff", _LEADER | _ADMIN),
    Row("portal:confirm-unled", _ADMIN, method="post", answers=_DONE),
    Row("portal:add-colleague", _LEADER, own=_office, foreign=_office),
    Row("portal:confirm-people", _LEADER, own=_office, foreign=_office, method="post", answers=_DONE),
    Row("portal:take-over-people", _LEADER, own=_office, foreign=_office, method="post", answers=_DONE),
    Row("portal:closings", _ADMIN),
    Row("portal:close-office", _ADMIN, own=_office),
    Row("portal:confirm-closing", _ADMIN, own=_closing, method="post", answers=_DONE),
    Row("portal:call-off-closing", _ADMIN, own=_closing, method="post", answers=_DONE),
    Row("portal:colleague", _LEADER, own=_colleague, foreign=_colleague),
    Row("portal:change-colleague", _LEADER, own=_colleague, foreign=_colleague),
    Row("portal:end-colleague", _LEADER, own=_colleague, foreign=_colleague),
    Row("portal:hand-over", _LEADER, own=_colleague, foreign=_colleague, method="post", answers=_DONE),
    Row("portal:colleague-link", _LEADER, own=_colleague, foreign=_colleague, method="post", answers=_DONE),
    Row(
        "portal:end-colleague-passkeys",
        _LEADER,
        own=_colleague,
        foreign=_colleague,
        method="post",
        answers=_DONE,
    ),
    Row("portal:colleague-way-in", _LEADER, own=_colleague, foreign=_colleague),
    Row("portal:administrator-way-in", _ADMIN, own=_administrator),
    Row("portal:home", SIGNED_IN),
    Row("portal:path", frozenset({FOSTER_PARENT})),
    Row(
        "portal:appearance",
        EVERYONE,
        method="post",
        sends=lambda world: {"scheme": "dark"},
        answers=frozenset({302}),
    ),
    Row("portal:mergings", frozenset({ADMIN})),
    Row("portal:merging", frozenset({ADMIN}), own=_merging),
    Row("portal:interest", EVERYONE),
    Row("portal:interest-thanks", EVERYONE),
    Row("portal:network-days", EVERYONE),
    Row("portal:interested", _COORDINATOR),
    Row(
        "portal:answer-interest",
        _COORDINATOR,
        own=_interest,
        foreign=_interest,
        method="post",
        answers=frozenset({302}),
    ),
    Row("portal:log", frozenset({AUDITOR})),
    Row("portal:supervision", _AUDITOR),
    Row("portal:new-supervision", _AUDITOR),
    Row("portal:looked-at-ours", frozenset({CASEWORKER, COORDINATOR})),
    Row("portal:supervision-case", _AUDITOR, own=_supervision, foreign=_supervision),
    Row("portal:prolong-supervision", _AUDITOR, own=_supervision, foreign=_supervision),
    Row("portal:supervision-report", _AUDITOR, own=_report, foreign=_report),
    Row(
        "portal:end-supervision",
        _AUDITOR,
        own=_another_supervision,
        foreign=_another_supervision,
        method="post",
        answers=_DONE,
    ),
    Row("portal:keeping", EVERYONE),
    Row("portal:keeping-record", EVERYONE),
    Row("portal:assessment", EVERYONE),
    Row("portal:assessment-file", EVERYONE),
    Row("portal:processor", EVERYONE),
    Row("portal:disclosure", EVERYONE),
    Row("portal:gone", frozenset({ADMIN, AUDITOR})),
    Row("portal:chains", frozenset({ADMIN, AUDITOR})),
    Row("portal:check-chains", frozenset({ADMIN, AUDITOR}), method="post", answers=frozenset({302})),
    Row("portal:security-events", frozenset({ADMIN})),
    Row("portal:export-security-events", frozenset({ADMIN})),
    Row("portal:security-alerts", frozenset({ADMIN})),
    Row("portal:policy-refusals", frozenset({ADMIN})),
    Row(
        "portal:look-at-alert",
        frozenset({ADMIN}),
        own=_alert,
        method="post",
        answers=frozenset({302}),
    ),
    Row("portal:tour", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:search", EVERYONE),
    Row("portal:shelf", frozenset({FOSTER_PARENT})),
    Row("portal:my-data", SIGNED_IN),
    Row("portal:ask-about-data", SIGNED_IN),
    Row("portal:data-requests", _ANSWERS),
    Row("portal:data-request", _COORDINATOR, own=_data_request, foreign=_data_request),
    Row(
        "portal:take-up-data-request",
        _COORDINATOR,
        own=_data_request,
        foreign=_data_request,
        method="post",
        answers=_DONE,
    ),
    Row(
        "portal:lift-limit",
        _COORDINATOR,
        own=_data_request,
        foreign=_data_request,
        method="post",
        answers=_DONE,
    ),
    Row("portal:export", SIGNED_IN, answers=_DONE),
    Row("portal:ask-for-copy", SIGNED_IN, method="post", answers=_DONE),
    Row("portal:take-copy", SIGNED_IN, method="post", answers=_DONE),
    Row("portal:erase-traces", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:erase-evaluations", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:erase-wishes", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:accessibility", EVERYONE),
    Row("operations:status", EVERYONE),
    Row("portal:manifest", EVERYONE),
    Row("portal:service-worker", EVERYONE),
    Row("portal:offline", EVERYONE),
    Row("demo:mail", EVERYONE, answers=frozenset({404})),
]
