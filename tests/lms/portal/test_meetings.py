"""Information meetings: what anybody reads, a place without an account, and from there to a home's path."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.actions.visitor_mail import deliver_to_visitor, sweep_visitor_mail
from lms.notices.models import VisitorMail
from lms.people.models import FosterHome
from lms.portal.actions.keeping import let_go
from lms.portal.forms import VisitorForm
from lms.portal.models import Interest
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import change_session, move_session
from sessions.actions.visitors import remind_visitors
from sessions.models import TrainingSession, Visitor
from sessions.rules.visitors import CONSENT
from tests import world
from tests.role_table import COORDINATOR, FOSTER_PARENT, TRAINER
from tests.sessions import factories as make
from tests.world import World

THANKS = "/bli-kjent/mote/takk/"


@dataclass
class Stage:
    own: World
    meeting: TrainingSession


@pytest.fixture(scope="module")
def built(stand) -> Stage:
    def build() -> Stage:
        own = world.build()
        venue = make.VenueFactory(
            organisation=own.service,
            name="Granstua",
            street_address="Furuveien 3",
            municipality=own.home.host_municipality,
        )
        meeting = make.TrainingSessionFactory(
            organisation=own.service,
            kind="information_meeting",
            title="Infomøte",
            venue=venue,
            capacity=2,
            leaders_wanted=1,
        )
        make.led_by(meeting, own.users[TRAINER])
        TrainingSession.objects.filter(pk=meeting.pk).update(published_at=timezone.now())
        return Stage(own, meeting)

    return stand(build)


@pytest.fixture
def stage(built, db) -> Stage:
    return deepcopy(built)


@pytest.fixture
def meeting(stage) -> TrainingSession:
    return stage.meeting


@pytest.fixture
def sign_up(client, stage):
    def _sign_up(email="anne@example.no", **values):
        return client.post(
            reverse("portal:meeting", args=[stage.meeting.uuid]),
            {
                "municipality": stage.own.home.host_municipality_id,
                "name": "Anne Marie Berg",
                "email": email,
                "persons": "1",
                "consent": "on",
                **values,
            },
        )

    return _sign_up


def _own_page(client) -> str:
    """The address in the last mail that was written."""
    row = VisitorMail.objects.latest("pk")
    deliver_to_visitor(row.pk)
    body = str(mail.outbox[-1].body)
    return next(line for line in body.splitlines() if line.startswith("http")).split("://testserver")[-1]


def _as(client, stage, role):
    client.force_login(stage.own.users[role])
    return client


def _follow(client, meeting, what):
    visitor = Visitor.objects.get()
    return client.post(
        reverse("portal:follow-visitor", args=[meeting.uuid, visitor.uuid]), {"what": what}, follow=True
    ).content.decode()


def _begun(meeting):
    now = timezone.now()
    TrainingSession.objects.filter(pk=meeting.pk).update(
        period=(now - timedelta(minutes=30), now + timedelta(hours=1))
    )


def test_anybody_reads_day_region_and_kind_of_place_and_nothing_of_the_venue(client, stage, meeting):
    for address in ("/bli-kjent/", reverse("portal:meeting", args=[meeting.uuid])):
        page = client.get(address).content.decode()
        assert f"møtested i {stage.own.home.host_municipality.county}" in page
        assert "Granstua" not in page
        assert "Furuveien" not in page


def test_a_meeting_is_never_offered_to_who_is_on_the_path(client, stage, meeting):
    _as(client, stage, FOSTER_PARENT)
    for address in ("/bli-kjent/", reverse("sessions:open"), reverse("sessions:list")):
        assert "Infomøte" not in (page := client.get(address).content.decode())
        assert "møtested i" not in page
    assert client.get(reverse("sessions:session", args=[meeting.uuid])).status_code == 404
    assert 'name="persons"' not in client.get(reverse("portal:meeting", args=[meeting.uuid])).content.decode()


def test_who_signs_up_learns_by_a_link_of_their_own_where_it_is(client, sign_up, meeting):
    assert sign_up()["Location"] == THANKS
    address = _own_page(client)

    assert "Granstua" not in mail.outbox[-1].body
    assert "Infomøte" not in mail.outbox[-1].body
    assert "Granstua" in client.get(address).content.decode()
    file = client.get(f"{address}mote.ics").content.decode()
    assert "BEGIN:VEVENT" in file
    assert "Granstua" not in file
    assert address.split("/")[-2] not in file
    assert Visitor.objects.get().consent == CONSENT


def test_only_a_keyed_hash_of_the_link_is_kept(client, sign_up):
    sign_up()
    secret = _own_page(client).split("/")[-2]
    assert secret not in str(Visitor.objects.values_list())
    assert not VisitorMail.objects.exists()  # what has left is gone
    assert client.get(f"/bli-kjent/plass/{secret}x/").status_code == 404


def test_signing_off_by_the_link_deletes_everything_and_passes_the_place_on(client, sign_up, meeting, stage):
    Interest.objects.create(
        organisation=stage.own.service,
        municipality=stage.own.home.host_municipality,
        name="Anne Berg",
        email="anne@example.no",
        wish="meeting",
        made_at=timezone.now(),
    )
    sign_up(persons="2")
    address = _own_page(client)
    sign_up("ola@example.no")
    assert Visitor.objects.get(email="ola@example.no").status == "waiting"

    assert client.get(address).status_code == 200
    assert Visitor.objects.count() == 2  # a mail scanner that opens the link changes nothing
    client.post(address)

    left = Visitor.objects.get()
    assert (left.email, left.status) == ("ola@example.no", "coming")
    assert "Granstua" in client.get(_own_page(client)).content.decode()
    assert not Interest.objects.exists()
    assert client.get(address).status_code == 404


def test_places_never_exceed_capacity_and_the_line_is_kept(sign_up, meeting):
    sign_up()
    sign_up("par@example.no", persons="2")
    sign_up("ola@example.no")
    meeting.refresh_from_db()
    states = list(Visitor.objects.order_by("pk").values_list("status", flat=True))
    assert states == ["coming", "waiting", "coming"]  # the couple does not fit and keeps nobody out
    assert meeting.seats_held == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        TrainingSession.objects.filter(pk=meeting.pk).update(seats_held=3)


def test_more_places_go_to_those_in_line(sign_up, stage, meeting):
    sign_up(persons="2")
    sign_up("ola@example.no")
    change_session(
        meeting,
        by=stage.own.users[COORDINATOR],
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        capacity=3,
        venue=meeting.venue,
        trainers=[stage.own.users[TRAINER]],
    )
    assert set(Visitor.objects.values_list("status", flat=True)) == {"coming"}


def test_the_same_address_twice_keeps_one_place_and_gets_the_same_answer(sign_up):
    answers = [sign_up(name="En annen")["Location"], sign_up(" ANNE@example.no ")["Location"]]
    assert answers == [THANKS, THANKS]
    assert Visitor.objects.get().name == "En annen"
    for _ in range(4):
        sign_up()
    assert VisitorMail.objects.count() == 1  # the newest takes the place of those that wait


@pytest.mark.parametrize("field", ["name", "email", "consent", "municipality"])
def test_what_is_missing_is_said_at_its_field(field, sign_up):
    assert sign_up(**{field: ""}).status_code == 422
    assert not Visitor.objects.exists()


def test_a_meeting_called_off_while_the_form_is_open_says_so(client, sign_up, stage, meeting):
    TrainingSession.objects.filter(pk=meeting.pk).update(status="cancelled", cancelled_at=timezone.now())
    answer = sign_up()
    assert answer.status_code == 422
    assert "Møtet er avlyst" in answer.content.decode()
    assert not Visitor.objects.exists()


def test_a_meeting_that_has_begun_takes_nobody(sign_up, meeting):
    _begun(meeting)
    assert sign_up().status_code == 422
    assert not Visitor.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_ignored(sign_up):
    assert sign_up(website="x")["Location"] == THANKS
    assert not Visitor.objects.exists()


def test_somebody_who_signs_up_all_day_is_stopped(sign_up, settings):
    settings.INTEREST_TRIES = 1
    assert [sign_up(f"a{n}@example.no").status_code for n in range(2)] == [302, 429]


def test_visitors_are_told_when_a_meeting_moves_and_reminded_of_the_new_time(client, sign_up, stage, meeting):
    sign_up()
    move_session(meeting, begins_at=meeting.begins_at + timedelta(days=1), by=stage.own.users[COORDINATOR])
    meeting.refresh_from_db()
    assert VisitorMail.objects.get().kind == "visitor.changed"
    noon = meeting.begins_at.replace(hour=11) - timedelta(hours=18)
    assert (remind_visitors(at=noon), remind_visitors(at=noon)) == (1, 0)
    assert VisitorMail.objects.get().kind == "visitor.reminder"


def test_a_meeting_held_later_instead_keeps_every_place(sign_up, stage, meeting):
    sign_up(persons="2")
    sign_up("ola@example.no")
    replacement = cancel_session(
        meeting,
        by=stage.own.users[COORDINATOR],
        replacement_begins_at=meeting.begins_at + timedelta(days=7),
    )
    places = Visitor.objects.order_by("pk").values_list("session", "status")
    assert list(places) == [(replacement.pk, "coming"), (replacement.pk, "waiting")]
    assert set(VisitorMail.objects.values_list("kind", flat=True)) == {"visitor.replaced"}
    replacement.refresh_from_db()
    assert replacement.seats_held == 2


def test_who_was_coming_to_a_meeting_called_off_finds_others_behind_the_link(client, sign_up, stage, meeting):
    sign_up()
    cancel_session(meeting, by=stage.own.users[COORDINATOR])
    page = client.get(_own_page(client)).content.decode()
    assert "avlyst" in page
    assert "Granstua" not in page


def test_staff_follow_a_question_through_the_meeting_to_an_invitation(client, stage, meeting):
    interest = Interest.objects.create(
        organisation=stage.own.service,
        municipality=stage.own.home.host_municipality,
        name="Anne Marie Berg",
        email="anne@example.no",
        wish="meeting",
        made_at=timezone.now(),
    )
    _as(client, stage, COORDINATOR)
    client.post(reverse("portal:answer-interest", args=[interest.uuid]), {"meeting": str(meeting.uuid)})
    assert Interest.objects.get().visitor.status == "coming"
    assert "ikke begynt" in _follow(client, meeting, "came")

    _begun(meeting)
    assert 'value="invite"' in _follow(client, meeting, "wants_on")
    homes = FosterHome.objects.count()
    _follow(client, meeting, "invite")
    assert "allerede" in _follow(client, meeting, "invite")

    assert FosterHome.objects.count() == homes + 1
    invited = FosterHome.objects.latest("pk").invitations.get().user
    assert (invited.first_name, invited.last_name) == ("Anne Marie", "Berg")
    page = client.get("/interesserte/").content.decode()
    assert page[page.index("section-title") :].count("data-done") == 5


def test_staff_sign_up_by_hand_who_only_has_a_telephone(client, stage, meeting):
    _as(client, stage, TRAINER)
    address = reverse("portal:visitors", args=[meeting.uuid])
    page = client.post(
        address,
        {
            "municipality": stage.own.home.host_municipality_id,
            "name": "Per Vik",
            "telephone": "900 00 000",
            "persons": "1",
            "consent": "on",
        },
        follow=True,
    ).content.decode()
    assert "Per Vik har plass" in page
    assert not VisitorMail.objects.exists()
    assert Visitor.objects.get().made_by == stage.own.users[TRAINER]
    assert client.get(reverse("sessions:roster", args=[meeting.uuid]))["Location"] == address


def test_the_list_of_visitors_takes_the_same_queries_for_one_and_many(
    client, stage, meeting, sign_up, django_assert_max_num_queries
):
    TrainingSession.objects.filter(pk=meeting.pk).update(capacity=9)
    for number in range(6):
        sign_up(f"a{number}@example.no")
    _as(client, stage, COORDINATOR)
    with django_assert_max_num_queries(22):
        client.get(reverse("portal:visitors", args=[meeting.uuid]))


def test_a_mail_that_does_not_arrive_stands_beside_its_visitor_and_keeps_no_address(
    client, stage, meeting, sign_up, monkeypatch
):
    sign_up()
    from lms.notices.actions import mailing

    monkeypatch.setattr(mailing, "send_mail", lambda **_: (mailing.MailOutcome.REFUSED, "x"))
    assert sweep_visitor_mail() == 1
    deliver_to_visitor(VisitorMail.objects.get().pk)
    row = VisitorMail.objects.get()
    assert (row.status, row.address, row.variables) == ("failed", "", {})
    page = _as(client, stage, COORDINATOR).get(reverse("portal:visitors", args=[meeting.uuid]))
    assert "E-posten kom ikke fram" in page.content.decode()


def test_visitors_are_forgotten_when_their_time_is_over(sign_up, meeting, settings):
    sign_up()
    kept = timedelta(days=settings.RETENTION_DAYS["VISITOR_RETENTION_DAYS"])
    let_go(at=meeting.ends_at + kept - timedelta(hours=1), only="visitors")
    assert Visitor.objects.exists()
    let_go(at=meeting.ends_at + kept + timedelta(hours=1), only="visitors")
    assert not Visitor.objects.exists()
    assert not VisitorMail.objects.exists()


def test_other_words_of_consent_are_another_version():
    with override("en"):
        words = str(VisitorForm.base_fields["consent"].label)
    known = {"2026-11": "a32628b09b9c"}
    assert known[CONSENT] == sha256(words.encode()).hexdigest()[:12], "give the words a new version"
