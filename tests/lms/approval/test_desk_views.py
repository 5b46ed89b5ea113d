"""Saved views of the desk, the page about the case system, and asking for training."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.actions.attestations import attest
from lms.approval.actions import case_systems, webhook_calls
from lms.approval.actions.case_systems import add_webhook, deliver
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.models import ApiCall, AssignmentChange, SavedView, Task, Webhook, WebhookDelivery
from lms.notices.models import Notice
from lms.people.models import FosterHome
from tests import factories, files
from tests.lms.approval.factories import Case, member, ordinary_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    case = Case()
    evaluate_stale()
    return case


@pytest.fixture
def _public(monkeypatch):
    monkeypatch.setattr(
        "lms.outgoing.socket.getaddrinfo", lambda host, port: [(0, 0, 0, "", ("8.8.8.8", port))]
    )


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


def words_of(response) -> str:
    return response.content.decode()


def test_numbers_stand_on_the_desk_alone_where_the_tasks_are_folded(case):
    Task.objects.create(
        kind=Task.Kind.TELL_HOST,
        assignment=case.assignment,
        organisation=case.office,
        opened_at=timezone.now(),
    )
    own = words_of(signed_in(case.caseworker).get(reverse("portal:home")))
    desk = words_of(signed_in(case.caseworker).get(reverse("approval:desk")))
    assert "?standing=" not in own
    assert "?standing=" in desk
    assert 'id="tasks"' not in desk.partition('<details class="panel desk-tasks')[0]
    assert case.assignment.case_reference in own
    assert "Å gjøre: 1" in desk


class TestViews:
    def save(self, user, name="Haster", chosen="standing=missing&words=&nonsense=1"):
        return signed_in(user).post(reverse("approval:save-view"), {"name": name, "chosen": chosen})

    def test_filter_is_kept_under_a_name_and_found_on_the_desk(self, case):
        response = self.save(case.caseworker)
        assert response.url == f"{reverse('approval:desk')}?standing=missing"
        page = words_of(signed_in(case.caseworker).get(reverse("approval:desk")))
        assert '<a href="?standing=missing">Haster</a>' in page

    def test_view_is_its_owners_alone(self, case):
        self.save(case.caseworker)
        assert "Haster" not in words_of(signed_in(case.colleague).get(reverse("approval:desk")))
        view = SavedView.objects.get()
        address = reverse("approval:forget-view", args=[view.pk])
        assert signed_in(case.colleague).post(address).status_code == 404
        assert signed_in(case.caseworker).post(address).status_code == 302
        assert not SavedView.objects.exists()

    def test_same_name_replaces_the_view(self, case):
        self.save(case.caseworker)
        self.save(case.caseworker, chosen="kind=kinship")
        assert SavedView.objects.get().chosen == "kind=kinship"

    @pytest.mark.parametrize(
        ("name", "chosen"),
        [("", ""), ("01017012345", ""), ("Født 1.1.2020", ""), ("Fnr", "words=01017012345"), ("x" * 41, "")],
    )
    def test_view_that_names_a_person_is_refused(self, case, name, chosen):
        self.save(case.caseworker, name=name, chosen=chosen)
        assert not SavedView.objects.exists()

    def test_there_is_room_for_so_many(self, case):
        for number in range(15):
            self.save(case.caseworker, name=str(number))
        assert SavedView.objects.count() == 12


@pytest.mark.usefixtures("_public")
class TestCaseSystem:
    address = "https://sak.example/hook"

    def add(self, user):
        return signed_in(user).post(reverse("approval:case-systems"), {"url": self.address})

    def test_address_is_added_and_its_key_shown_once(self, case):
        client = signed_in(case.caseworker)
        sent = {"url": self.address, "organisation": case.office.pk}
        shown = words_of(client.post(reverse("approval:case-systems"), sent, follow=True))
        key = case_systems.key_of(Webhook.objects.get())
        assert key in shown
        assert key not in words_of(client.get(reverse("approval:case-systems")))

    def test_who_may_not_approve_reads_but_changes_nothing(self, case):
        hook, _ = add_webhook(case.office, url=self.address)
        reader = member(case.office, "caseworker")
        assert self.address in words_of(signed_in(reader).get(reverse("approval:case-systems")))
        assert self.add(reader).status_code == 403
        for name in ("stop-webhook", "replay-webhook"):
            address = reverse(f"approval:{name}", args=[hook.uuid])
            assert signed_in(reader).post(address, {"since": "2026-01-01"}).status_code == 404

    def test_address_inside_the_platform_is_refused(self, case, monkeypatch):
        monkeypatch.setattr(
            "lms.outgoing.socket.getaddrinfo", lambda host, port: [(0, 0, 0, "", ("10.0.0.1", port))]
        )
        sent = {"url": self.address, "organisation": case.office.pk}
        assert signed_in(case.caseworker).post(reverse("approval:case-systems"), sent).status_code == 422
        assert not Webhook.objects.exists()

    def test_what_was_given_up_is_told_again_since_a_day(self, case, monkeypatch):
        hook, _ = add_webhook(case.office, url=self.address)
        case_systems.note_changes(AssignmentChange.Kind.OUTCOME, [case.assignment])
        WebhookDelivery.objects.update(state=WebhookDelivery.State.GIVEN_UP, tries=8, last_status=500)
        page = words_of(signed_in(case.caseworker).get(reverse("approval:case-systems")))
        assert "HTTP 500" in page
        signed_in(case.caseworker).post(
            reverse("approval:replay-webhook", args=[hook.uuid]), {"since": "2020-01-01"}
        )
        sent: list[bytes] = []

        def post(url, body, headers):
            sent.append(body)
            return 204

        monkeypatch.setattr(webhook_calls, "post", post)
        for delivery in WebhookDelivery.objects.all():
            deliver(delivery.pk)
        assert len(sent) == AssignmentChange.objects.count()
        assert not WebhookDelivery.objects.exclude(state=WebhookDelivery.State.DELIVERED).exists()

    def test_calls_are_shown_to_the_office_that_they_were_made_for(self, case):
        case.office.organisation_number = "910000001"
        case.office.save()
        for number, path in (("910000001", "/api/v1/changes"), ("910000002", "/api/v1/offices")):
            ApiCall.objects.create(
                at="2026-03-01T12:00Z", client="x", consumer=number, purpose="follow_up", method="GET",
                path=path, status=200,
            )  # fmt: skip
        page = words_of(signed_in(case.caseworker).get(reverse("approval:case-systems")))
        assert "/api/v1/changes" in page
        assert "/api/v1/offices" not in page

    def test_calls_that_failed_can_be_shown_alone(self, case):
        case.office.organisation_number = "910000001"
        case.office.save()
        for status, path in ((200, "/api/v1/changes"), (403, "/api/v1/homes")):
            ApiCall.objects.create(
                at="2026-03-01T12:00Z", client="x", consumer="910000001", purpose="follow_up", method="GET",
                path=path, status=status,
            )  # fmt: skip
        address = reverse("approval:case-systems")
        assert "?feil=1" in signed_in(case.caseworker).get(address).content.decode()
        page = words_of(signed_in(case.caseworker).get(address, {"feil": "1"}))
        assert "/api/v1/homes" in page
        assert "/api/v1/changes" not in page


class TestAskingForTraining:
    def test_service_that_is_asked_sees_the_home_and_is_told(self, case):
        home: FosterHome = factories.FosterHomeFactory(
            host_municipality=case.municipality, registered_by=case.office
        )
        FosterHome.objects.filter(pk=home.pk).update(trained_by=None)
        address = reverse("approval:home", args=[home.uuid])
        assert signed_in(case.coordinator).get(address).status_code == 404
        asked = signed_in(case.caseworker).post(
            reverse("approval:ask-training", args=[home.uuid]), {"service": case.service.pk}
        )
        assert asked["Location"] == address
        assert signed_in(case.coordinator).get(address).status_code == 200
        assert Notice.objects.get(kind="home.training_asked").to == case.coordinator

    def test_home_that_has_a_service_is_not_asked_for_again(self, case):
        address = reverse("approval:ask-training", args=[case.home.uuid])
        assert signed_in(case.caseworker).get(address).status_code == 404


def test_attested_document_is_downloaded_as_a_file_by_who_may_attest(case):
    kept = attest(
        case.adults[0],
        training="pride-basic",
        provider="Øst",
        ended_on=date(2026, 2, 1),
        document=files.pdf(),
        by=case.coordinator,
    )
    address = reverse("approval:attested-document", args=[case.home.uuid, kept.pk])
    response = signed_in(case.caseworker).get(address)
    kept.refresh_from_db()
    assert response.content == kept.document.read()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert signed_in(Case().caseworker).get(address).status_code == 404
    assert signed_in(case.adults[0]).get(address).status_code == 403


class TestOpeningThePathAgain:
    def test_a_coordinator_opens_a_closed_path_from_the_homes_page(self):
        ordinary_rules()
        case = Case()
        case.assignment.delete()
        home, address = (reverse(f"approval:{name}", args=[case.home.uuid]) for name in ("home", "open-path"))
        assert address in words_of(signed_in(case.coordinator).get(home))
        signed_in(case.coordinator).post(address, {"kind": "ordinary"})
        assert case.home.preparations.open().get().kind == "ordinary"
        assert address not in words_of(signed_in(case.coordinator).get(home))
        assert signed_in(case.coordinator).post(address, {"kind": "ordinary"}).status_code == 302
        assert case.home.preparations.count() == 1

    def test_nobody_else_does_so(self):
        case = Case()
        address = reverse("approval:open-path", args=[case.home.uuid])
        assert signed_in(case.caseworker).post(address, {"kind": "ordinary"}).status_code == 403
        assert signed_in(Case().coordinator).post(address, {"kind": "ordinary"}).status_code == 404
