"""What is erased, what stays, and what the receipt says; twice, late, stopped in the middle, restored."""

import copy
import json
from datetime import date, timedelta
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from courses.actions.enrolments import enrol
from courses.actions.notes import write_note
from courses.models import Attestation, Completion, Enrolment, Note, PartProgress
from lms.approval.actions.approvals import approve
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.models import Approval
from lms.approval.queries.snapshots import SnapshotVerdict, check_snapshot
from lms.operations.middleware.restored import NobodyIsBack
from lms.operations.restored import end_where_somebody_is_back
from lms.people.actions import merging
from lms.people.actions.erasing import Rests, nobodies
from lms.people.models import FosterParent, Role, User
from lms.portal.actions.erasing import act, receipts, tombstones
from lms.portal.errors import ErasedAlready, HasARole
from lms.portal.models import Interest, PersonErasure
from lms.refusals import NotAllowed
from lms.xapi import profile
from lms.xapi.actions.drafts import draft
from lms.xapi.actions.statements import store
from lms.xapi.errors import PersonErased
from lms.xapi.models import Erasure, Facet, Statement
from lms.xapi.rules.json_text import parse_statements
from sessions.models import (
    Attendance,
    Evaluation,
    Registration,
)
from tests.courses import factories as make
from tests.factories import MembershipFactory, UserFactory
from tests.lms.approval.factories import Case, ordinary_rules
from tests.sessions import factories as seats

pytestmark = pytest.mark.django_db
MARKS = ("quirinalia", "zyxwhorst", "98765432")


@pytest.fixture(autouse=True)
def _outside(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")


@pytest.fixture(scope="module")
def standing(stand):
    def made() -> Case:
        ordinary_rules()
        case = Case()
        evaluate_stale()
        return case

    return stand(made)


@pytest.fixture
def case(standing):
    return copy.deepcopy(standing)


@pytest.fixture
def person(case):
    user = case.adults[0]
    user.first_name, user.last_name, user.telephone = "Quirinalia", "Zyxwhorst", "98765432"
    user.username, user.email = "quirinalia.z", "quirinalia@merke.example"
    user.save()
    return user


def erase(person: User, *, by: User | None = None, membership: FosterParent | None = None) -> PersonErasure:
    return act.carry_out(act.begin(person, by=by or person, membership=membership).erasure)


def decided(case: Case) -> Approval:
    case.train()
    evaluate_stale()
    return approve(
        case.assignment,
        by=case.caseworker,
        police_certificate_seen_on=date(2026, 2, 1),
        suitability_confirmed=True,
    )


def everything_kept_as_text() -> dict[str, str]:
    """Every row of every table, as a dump has them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE relkind IN ('r', 'p') "
            "AND relnamespace::regnamespace::text IN ('public', 'pgmq')"
        )
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT string_agg(t::text, chr(10)) FROM {table} AS t")  # noqa: S608
            found[table] = (cursor.fetchone()[0] or "").casefold()
    return found


def where_found(*marks: str) -> set[str]:
    return {table for table, text in everything_kept_as_text().items() if any(one in text for one in marks)}


class TestWhatGoes:
    def test_statements_leave_their_id_hash_and_reason(self, person):
        told = make.finish(person, make.part())
        erase(person)
        left = Erasure.objects.get(statement_id=told.pk)
        assert (left.sha256, left.reason) == (told.sha256, act.REASON)
        assert not Facet.objects.filter(stored=told.stored).exists()

    def test_progress_completions_and_paths_go_and_nothing_new_is_recorded_of_it(self, person):
        part = make.part()
        make.enrolled(person, parts=[part], code="pride-more")
        make.finish(person, part)
        assert Completion.objects.filter(person=person).exists()
        before = set(Statement.objects.exclude(person=person.uuid).values_list("pk", flat=True))
        erase(person)
        rows = (Completion, PartProgress, Enrolment)
        assert [model.objects.filter(person=person).count() for model in rows] == [0, 0, 0]
        assert set(Statement.objects.values_list("pk", flat=True)) == before
        call_command("rebuild_progress", check=True)

    def test_who_has_two_accounts_is_erased_under_both(self, person):
        other = UserFactory(first_name="Quirinalia")
        make.finish(other, make.part())
        one, two = (MembershipFactory(role=Role.ADMIN).user for _ in range(2))
        merging.confirm_merging(merging.propose_merging(person, other, seen="passport", by=one), by=two)
        person.refresh_from_db()
        done = erase(person)
        assert set(done.accounts) == {person.uuid, other.uuid}
        assert where_found("quirinalia") == set()
        assert not Statement.objects.filter(person__in=done.accounts).exists()


class TestWhatStays:
    def test_a_decision_keeps_the_evidence_that_it_rests_on_and_the_name(self, case, person):
        approval = decided(case)
        more = make.finish(person, make.part())
        write_note(person, heading="Om ro", text="Mine tanker")
        done = erase(person)
        person.refresh_from_db()
        assert person.name == "Quirinalia Zyxwhorst"
        assert {one.verdict for one in check_snapshot(approval.snapshot)} == {SnapshotVerdict.SAME}
        assert not Statement.objects.filter(pk=more.pk).exists()
        assert not Note.objects.filter(writer=person).exists()
        assert Attestation.objects.filter(person=person).exists()
        kept = {line["kind"]: line["why"] for line in done.receipt["stays"] if line["why"] == "decision"}
        assert set(kept) == {"approvals", "training", "homes"}
        assert (person.email, person.telephone) == ("", "")
        call_command("rebuild_progress", check=True)

    def test_until_when_is_a_day_once_the_assignment_has_ended(self, case, person):
        decided(case)
        type(case.assignment).objects.filter(pk=case.assignment.pk).update(ended_on=date(2026, 6, 1))
        found = {line.kind: line.until for line in receipts.plan(person).stays}
        assert found["approvals"] == date(2026, 6, 1) + timedelta(days=3650)

    def test_what_was_told_before_is_what_the_receipt_says(self, case, person):
        decided(case)
        write_note(person, heading="Om ro", text="Mine tanker")
        promised = receipts.plan(person)
        done = erase(person)
        kept = {(one.kind, one.why.value) for one in promised.stays}
        assert kept <= {(line["kind"], line["why"]) for line in done.receipt["stays"]}
        assert dict(promised.goes).keys() <= {line["kind"] for line in done.receipt["gone"]}


class TestOthers:
    def test_the_other_adult_keeps_what_is_theirs(self, case, person):
        other = case.adults[1]
        part = make.part()
        make.publish_programme(make.module_content(part), code="pride-more")
        for one in (person, other):
            enrol(one, training="pride-more", by=None, on=make.START.date())
            make.finish(one, part)
        before = set(Completion.objects.filter(person=other).values_list("pk", "completed_on"))
        assert before
        erase(person)
        assert set(Completion.objects.filter(person=other).values_list("pk", "completed_on")) == before
        assert FosterParent.objects.get(home=case.home).user == other

    def test_what_tells_of_an_address_that_both_have_stays_for_the_other(self, case, person):
        User.objects.filter(pk=case.adults[1].pk).update(email=person.email)
        told = profile.initialized(person.uuid, module=make.part().uuid, at=make.START).as_version()
        (source,), _ = parse_statements(json.dumps({**told, "actor": {"mbox": f"mailto:{person.email}"}}))
        store([draft(source)])
        Interest.objects.create(
            name="Den andre",
            email=person.email,
            municipality=case.home.host_municipality,
            organisation=case.service,
            wish="talk",
            made_at=timezone.now(),
        )
        erase(person)
        assert Statement.objects.filter(data__actor__mbox=f"mailto:{person.email}").count() == 1
        assert Interest.objects.count() == 1

    def test_a_document_that_both_share_stays_for_the_other(self, case, person):
        one, two = case.train()
        Attestation.objects.filter(pk__in=[one.pk, two.pk]).update(document_sha256="ab")
        one.refresh_from_db()
        one.document.save("paper.pdf", ContentFile(b"%PDF"))
        Attestation.objects.filter(pk=two.pk).update(document=one.document.name)
        erase(person)
        two.refresh_from_db()
        assert two.document.storage.exists(two.document.name)

    def test_who_came_and_what_they_thought_is_counted_as_before(self, case, person):
        session = seats.TrainingSessionFactory(period=(seats.at(days=-9), seats.at(20, days=-9)))
        for one in case.adults:
            seats.signed_up(session, one)
            Attendance.objects.create(
                session=session,
                person=one,
                mark="present",
                marked_by=case.coordinator,
                marked_at=timezone.now(),
            )
            Evaluation.objects.create(session=session, person=one, useful=5, led=4, safe=3, at=timezone.now())
        erase(person)
        assert [
            model.objects.filter(session=session).count() for model in (Registration, Attendance, Evaluation)
        ] == [2, 2, 2]
        assert not Attendance.objects.filter(person=person).exists()
        assert nobodies().get().name == "Slettet person"
        erase(case.adults[1])
        assert Attendance.objects.filter(session=session).values("person").distinct().count() == 2

    def test_a_seat_ahead_is_given_back(self, person):
        session = seats.TrainingSessionFactory()
        seats.signed_up(session, person)
        erase(person)
        session.refresh_from_db()
        assert session.seats_held == 0


class TestTwiceLateAndStopped:
    def test_a_second_time_is_refused_and_carrying_it_out_again_changes_nothing(self, person):
        done = erase(person)
        with pytest.raises(ErasedAlready):
            act.begin(User.objects.get(pk=person.pk), by=person)
        assert act.carry_out(done).receipt == done.receipt
        assert len(tombstones.file().read_text().splitlines()) == 1

    def test_what_arrives_late_of_an_erased_person_is_refused(self, person):
        begun = act.begin(person, by=person)
        with pytest.raises(PersonErased), transaction.atomic():
            make.finish(person, make.part())
        act.carry_out(begun.erasure)

    def test_one_that_was_stopped_in_the_middle_goes_on_and_counts_all(self, person, monkeypatch):
        monkeypatch.setattr(act, "BATCH", 2)
        for number in range(5):
            write_note(person, heading=f"Om ro {number}", text="Mine tanker")
        begun = act.begin(person, by=person)
        notes = partial(act.some_of, "courses.note.writer", [person.pk], Rests())
        assert act.batch(begun.erasure, notes)
        assert Note.objects.filter(writer=person).count() == 3
        assert act.carry_out_all() == 1
        done = PersonErasure.objects.get()
        assert {line["kind"]: line["number"] for line in done.receipt["gone"]}["notebook"] == 5

    def test_whoever_works_for_an_office_is_first_let_go_there(self, case):
        with pytest.raises(HasARole):
            act.begin(case.caseworker, by=case.caseworker)

    def test_staff_erase_on_the_word_of_an_adult_of_their_home_alone(self, case, person):
        member = FosterParent.objects.get(user=person)
        stranger = MembershipFactory(role=Role.COORDINATOR).user
        for by, of in ((stranger, member), (case.coordinator, None), (case.coordinator, other_of(case))):
            with pytest.raises(NotAllowed):
                act.begin(person, by=by, membership=of)
        assert erase(person, by=case.coordinator, membership=member).by == case.coordinator


def other_of(case: Case) -> FosterParent:
    return FosterParent.objects.get(user=case.adults[1])


class TestRestored:
    def test_an_erasure_is_done_anew_in_a_database_from_before_it(self, person, case):
        tombstone = tombstones.Tombstone(
            erasure=PersonErasure().uuid, at=timezone.now(), accounts=(person.uuid,)
        )
        tombstones.add([tombstone], to=tombstones.file())
        write_note(person, heading="Om ro", text="Quirinalia")
        with pytest.raises(CommandError, match="not in the database"):
            call_command("erasures", check=True)
        for _ in range(2):
            call_command("erasures", reapply="")
        call_command("erasures", check=True)
        assert where_found(*MARKS) == set()
        assert PersonErasure.objects.get().receipt["again_after_restore"]

    def test_a_database_from_before_the_person_came_is_as_it_was(self):
        tombstone = tombstones.Tombstone(PersonErasure().uuid, timezone.now(), (PersonErasure().uuid,))
        tombstones.add([tombstone], to=tombstones.file())
        call_command("erasures", reapply="")
        call_command("erasures", check=True)
        assert PersonErasure.objects.get().finished_at

    def test_the_doors_are_closed_until_it_is_done(self, settings):
        tombstone = tombstones.Tombstone(PersonErasure().uuid, timezone.now(), (PersonErasure().uuid,))
        tombstones.add([tombstone], to=tombstones.file())
        request = RequestFactory().get("/min-side/")
        door = NobodyIsBack(lambda request: HttpResponse("in"))
        shut = door(request)
        assert (shut.status_code, b"erasures --reapply" in getattr(shut, "content", b"")) == (503, True)
        with pytest.raises(SystemExit, match="erasures --reapply"):
            end_where_somebody_is_back()
        call_command("erasures", reapply="")
        assert door(request).status_code == 200
        end_where_somebody_is_back()

    def test_a_line_that_a_crash_cut_short_is_passed_over_and_another_s_is_not(self, tmp_path):
        good = tombstones.Tombstone(PersonErasure().uuid, timezone.now(), ())
        tombstones.file().write_text(good.line()[:40])
        tombstones.add([good], to=tombstones.file())
        assert list(tombstones.read(tombstones.file())) == [good]
        tombstones.file().write_text('{"something": 1}\n')
        with pytest.raises(CommandError, match="line 1"):
            call_command("erasures", reapply="")


class TestTheReceipt:
    def test_it_opens_without_an_account_and_names_nobody(self, person, client):
        begun = act.begin(person, by=person)
        address = f"/kvittering/{begun.secret}/"
        waiting = client.get(address)
        assert (waiting.status_code, waiting["Refresh"]) == (200, "5")
        act.carry_out(begun.erasure)
        page = client.get(address).content.decode().casefold()
        assert not any(mark in page for mark in MARKS)
        document = json.loads(client.get(f"{address}json/").content)
        assert receipts.is_genuine(document)
        assert client.get(f"{address}pdf/").content.startswith(b"%PDF")
        assert client.get("/kvittering/feil/").status_code == 404
        PersonErasure.objects.update(opens_until=timezone.now())
        assert client.get(address).status_code == 404

    def test_one_that_was_changed_is_not_genuine(self, person, tmp_path, settings):
        document = receipts.signed(erase(person).receipt or {})
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key" * 6
        assert receipts.is_genuine(document)
        file = tmp_path / "receipt.json"
        file.write_text(json.dumps(document))
        call_command("erasures", verify=str(file))
        document["receipt"]["gone"] = []
        file.write_text(json.dumps(document))
        with pytest.raises(CommandError, match="not signed"):
            call_command("erasures", verify=str(file))

    def test_the_way_from_my_data_to_the_receipt(self, person, client):
        client.force_login(person)
        assert "/mine-data/slett-alt/" in client.get("/mine-data/").content.decode()
        page = client.get("/mine-data/slett-alt/").content.decode()
        assert 'name="sure"' in page
        assert client.post("/mine-data/slett-alt/").status_code == 422
        answer = client.post("/mine-data/slett-alt/", {"sure": "on"})
        assert answer["Location"].startswith("/kvittering/")
        assert client.get(answer["Location"]).status_code == 200
        assert client.get("/min-side/").status_code == 302

    def test_the_way_from_the_page_of_a_person_to_the_receipt(self, case, person, client):
        client.force_login(case.coordinator)
        address = f"/hjem/{case.home.uuid}/kontoen/{person.pk}/"
        assert f"{address}slett/" in client.get(address).content.decode()
        answer = client.post(f"{address}slett/", {"sure": "on"})
        page = client.get(answer["Location"]).content.decode()
        assert "/kvittering/" in page
        assert answer["Location"] in client.get("/slettinger/").content.decode()
        other = Client()
        other.force_login(case.caseworker)
        assert other.get(answer["Location"]).status_code == 404

    def test_the_page_asks_the_database_a_bounded_number_of_questions(
        self, person, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(20):
            receipts.plan(person)
