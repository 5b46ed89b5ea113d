import smtplib
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lms.notices import kinds
from lms.notices.actions import choices, mailing, sending
from lms.notices.errors import NotUncertain, UnknownKind, VariableMissing, VariableNotAllowed
from lms.notices.models import Notice, TemplateText
from lms.notices.queries.texts import text_of
from lms.notices.rules import variables
from lms.people.actions.homes import declare_conflict_of_interest
from lms.people.actions.invitations import invite
from lms.people.models import Role, User
from lms.portal.actions.keeping import let_go
from tests.factories import (
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    protect,
    with_right,
)
from tests.lms.notices.factories import KIND, MessageFactory

pytestmark = pytest.mark.django_db
WHEN = {"date": "mandag 1. juni 2026", "time": "17:00"}


@pytest.fixture(autouse=True)
def own_kinds():
    kinds.register(
        kinds.NoticeKind(
            "test.always", "x", kinds.Category.ALWAYS, frozenset({"name"}), "S {name}", "B {name}"
        ),
        kinds.NoticeKind(
            "test.reminder", "x", kinds.Category.REMINDERS, frozenset(), "S", "B", by_letter=False
        ),
        kinds.NoticeKind(
            "test.secret", "x", kinds.Category.ALWAYS, frozenset({"link"}), "S", "B {link}",
            secrets=frozenset({"link"}),
        ),
    )  # fmt: skip


def send(to, template=KIND, **values):
    return sending.send(to=to, template=template, variables=values.pop("variables", WHEN), **values)


def test_a_message_is_written_in_the_receivers_language():
    assert text_of(send(UserFactory(language="nb"))).subject == "Du er påmeldt en samling"
    assert text_of(send(UserFactory(language="nn"))).subject == "Du er meld på ei samling"
    assert text_of(send(UserFactory(language="en"))).subject == "You are signed up for a gathering"


def test_an_editors_words_replace_the_shipped_ones_in_that_language():
    TemplateText.objects.create(kind=KIND, language="nb", subject="Velkommen {date}", body="Vi ses {time}.")
    assert text_of(send(UserFactory(language="nb"))).subject == "Velkommen mandag 1. juni 2026"
    assert text_of(send(UserFactory(language="nn"))).subject == "Du er meld på ei samling"


@pytest.mark.parametrize("field", ["subject", "body"])
def test_an_editor_cannot_use_a_variable_that_is_not_allowed(field):
    text = TemplateText(kind=KIND, language="nb", subject="Hei", body="Hei")
    setattr(text, field, "Hei {name}")
    with pytest.raises(ValidationError) as refused:
        text.full_clean()
    assert set(refused.value.message_dict) == {field}


def test_only_allowed_variables_are_kept():
    person = UserFactory()
    with pytest.raises(VariableNotAllowed, match="venue"):
        send(person, variables=WHEN | {"venue": "Kulturhuset"})
    with pytest.raises(VariableMissing, match="time"):
        send(person, variables={"date": "i dag"})
    with pytest.raises(UnknownKind):
        send(person, "no.such.kind")
    assert not Notice.objects.exists()


def test_a_value_is_never_read_as_a_template():
    assert variables.filled_in("{a}", {"a": "{b}", "b": "hemmelig"}) == "{b}"


def test_a_line_break_in_a_subject_smuggles_no_header():
    message = send(UserFactory(), "test.always", variables={"name": "x\r\nBcc: alle@example.no"})
    assert "\n" not in text_of(message).subject


def test_a_message_is_delivered_once_with_its_fixed_id():
    message = send(UserFactory(email="kari@example.no"))
    sending.deliver(message.pk)
    sending.deliver(message.pk)
    (letter,) = mail.outbox
    assert letter.to == ["kari@example.no"]
    assert letter.extra_headers["Message-ID"] == message.message_id
    message.refresh_from_db()
    assert message.status == "sent"
    assert list(message.log.values_list("status", flat=True)) == ["queued", "sending", "sent"]


def test_delivery_is_handed_on_when_the_transaction_commits(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        send(UserFactory())
    assert len(callbacks) == 1
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        send(UserFactory(), at=timezone.now() + timedelta(days=1))
    assert not callbacks


def test_a_message_for_later_is_not_sent_before():
    message = send(UserFactory(), at=timezone.now() + timedelta(hours=1))
    sending.deliver(message.pk)
    assert not mail.outbox


def test_what_a_lost_worker_was_sending_is_uncertain_and_not_sent_again():
    started = timezone.now() - timedelta(minutes=11)
    message = MessageFactory(status="sending", sending_at=started)
    sending.sweep()
    sending.deliver(message.pk)
    message.refresh_from_db()
    assert message.status == "uncertain"
    assert not mail.outbox
    sending.resend(message, by=UserFactory())
    sending.deliver(message.pk)
    assert mail.outbox[0].extra_headers["Message-ID"] == message.message_id
    with pytest.raises(NotUncertain):
        sending.resend(message, by=UserFactory())


def test_the_sweep_hands_on_what_waits(django_capture_on_commit_callbacks):
    MessageFactory()
    MessageFactory(not_before=timezone.now() + timedelta(hours=1))
    MessageFactory(status="sent")
    with django_capture_on_commit_callbacks() as callbacks:
        assert sending.sweep() == 1
    assert len(callbacks) == 1


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"no")}), "failed"),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"later")}), "queued"),
        (smtplib.SMTPDataError(554, b"no"), "failed"),
        (UnicodeEncodeError("idna", "x", 0, 1, "no such label"), "failed"),
        (ValueError("header"), "failed"),
        (smtplib.SMTPDataError(451, b"later"), "queued"),
        (smtplib.SMTPServerDisconnected("gone"), "uncertain"),
        (TimeoutError(), "uncertain"),
    ],
)
def test_what_the_server_says_decides_what_is_known(monkeypatch, error, status):
    def refuse(*_, **__):
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    message = send(UserFactory())
    sending.deliver(message.pk)
    message.refresh_from_db()
    assert message.status == status


def test_a_server_that_cannot_be_reached_is_tried_again_later(monkeypatch):
    monkeypatch.setattr(mailing, "send_mail", lambda **_: (mailing.MailOutcome.NOT_SENT, "OSError"))
    message = send(UserFactory())
    sending.deliver(message.pk)
    message.refresh_from_db()
    assert (message.status, message.tries) == ("queued", 1)
    assert message.not_before > timezone.now() + timedelta(minutes=1)
    for _ in range(sending.TRIES):
        Notice.objects.update(not_before=timezone.now())
        sending.deliver(message.pk)
    message.refresh_from_db()
    assert message.status == "failed"


def test_an_urgent_message_says_so():
    assert text_of(send(UserFactory(), urgent=True)).subject == "Viktig: Du er påmeldt en samling"


def test_a_stopped_message_never_leaves():
    one, other = UserFactory(), UserFactory()
    stopped, kept = send(one, about="session:1"), send(other, about="session:1")
    assert sending.stop(about="session:1", to=[one.pk]) == 1
    for message in (stopped, kept):
        sending.deliver(message.pk)
    assert [letter.to for letter in mail.outbox] == [[other.email]]


def test_who_has_no_address_or_prefers_paper_gets_a_letter():
    assert send(UserFactory(email="")).status == "letter"
    person = UserFactory()
    choices.choose(person, declined=[], wants_letters=True)
    assert send(person).status == "letter"
    assert send(person, "test.reminder", variables={}).status == "held"


def test_a_declined_category_is_shown_on_the_page_only():
    person = UserFactory()
    choices.choose(person, declined=["reminders", "always"], wants_letters=False)
    assert send(person, "test.reminder", variables={}).status == "held"
    assert send(person, "test.always", variables={"name": "x"}).status == "queued"


def test_a_pause_stops_what_is_on_its_way_and_everything_new():
    person = UserFactory()
    before = send(person)
    choices.pause(person)
    before.refresh_from_db()
    assert (before.status, send(person, "test.always", variables={"name": "x"}).status) == ("held", "held")
    choices.resume(person)
    assert send(person).status == "queued"


def test_a_person_erases_their_messages_at_once():
    person = UserFactory()
    keep, gone = send(person), send(person)
    others = send(UserFactory())
    assert choices.erase(person, message_uuids=[str(gone.uuid), str(others.uuid)]) == 1
    assert set(Notice.objects.all()) == {keep, others}


def test_messages_are_deleted_after_their_keeping(settings):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"NOTICE_RETENTION_DAYS": 30}
    MessageFactory(status="sent", made_at=timezone.now() - timedelta(days=31))
    kept = MessageFactory(status="sent", made_at=timezone.now() - timedelta(days=29))
    let_go(only="messages")
    assert list(Notice.objects.all()) == [kept]


def test_a_secret_is_wiped_once_the_message_has_left():
    message = send(UserFactory(), "test.secret", variables={"link": "https://x.example/hemmelig"})
    sending.deliver(message.pk)
    assert "hemmelig" in mail.outbox[0].body
    message.refresh_from_db()
    assert message.variables == {"link": "…"}


def test_a_waiting_secret_is_not_readable_in_the_database(settings):
    message = send(UserFactory(), "test.secret", variables={"link": "https://x.example/hemmelig"})
    message.refresh_from_db()
    assert "hemmelig" not in str(message.variables)
    assert "hemmelig" in text_of(message).body
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 8, []
    assert "hemmelig" not in text_of(message).body


def test_a_waiting_secret_is_told_no_more_after_thirty_days():
    message = send(UserFactory(), "test.secret", variables={"link": "https://x.example/hemmelig"})
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert text_of(message).body == "B …"


def test_the_post_room_shows_the_own_services_letters(client):
    member = MembershipFactory(role=Role.COORDINATOR)
    MessageFactory(status="letter", organisation=member.organisation, to__last_name="Egen")
    MessageFactory(status="letter", organisation=MembershipFactory().organisation, to__last_name="Fremmed")
    MessageFactory(
        status="letter",
        organisation=member.organisation,
        to__last_name="Skjult",
        to__address_protection="hidden",
    )
    client.force_login(member.user)
    page = client.get("/meldinger/post/").content.decode()
    assert "Egen" in page
    assert "Fremmed" not in page
    assert "Skjult" not in page


def test_the_post_room_shows_what_could_not_be_delivered_until_it_is_seen_to(client):
    member = MembershipFactory(role=Role.COORDINATOR)
    own, foreign = member.organisation, MembershipFactory().organisation
    lost = MessageFactory(status="failed", organisation=own, to__email="finnes.ikke@example.no")
    MessageFactory(status="failed", organisation=foreign, to__email="fremmed@example.no")
    client.force_login(member.user)
    page = client.get("/meldinger/post/").content.decode()
    assert "finnes.ikke@example.no" in page
    assert "fremmed@example.no" not in page

    client.post(reverse("notices:settle", args=[lost.uuid]), {"again": "1"})
    lost.refresh_from_db()
    assert (lost.status, lost.tries) == ("queued", 0)
    Notice.objects.update(status="failed")
    client.post(reverse("notices:settle", args=[lost.uuid]))
    assert "finnes.ikke@example.no" not in client.get("/meldinger/post/").content.decode()


def test_undelivered_message_whose_link_is_gone_is_not_sent_again():
    message = MessageFactory(status="failed", kind="test.secret", variables={"link": "…"})
    with pytest.raises(NotUncertain):
        sending.resend(message, by=UserFactory())


class TestWhoSeesToLetters:
    """Letters without a sender belong to the service that trains the home; none to administrators."""

    def letters_of(self, user):
        return [one.to for one in Notice.objects.handled_by(User.objects.get(pk=user.pk)).letters()]

    def letter_to(self, person, **values):
        MessageFactory(status="letter", to=person, organisation=None, **values)
        return person

    def test_the_service_that_trains_the_home_sees_to_its_adults_and_invited(self):
        coordinator = MembershipFactory(role=Role.COORDINATOR)
        home = FosterHomeFactory(registered_by=coordinator.organisation)
        adult = self.letter_to(FosterParentFactory(home=home).user)
        self.letter_to(FosterParentFactory().user)
        invitation, _ = invite(
            home, email="ny@example.no", first_name="Ny", last_name="Berg", by=coordinator.user
        )
        self.letter_to(invitation.user)
        assert set(self.letters_of(coordinator.user)) == {adult, invitation.user}

    def test_the_office_sees_to_homes_that_the_municipality_trains_itself(self):
        caseworker = MembershipFactory(role=Role.CASEWORKER)
        own = FosterHomeFactory(registered_by=caseworker.organisation, trained_by=None)
        asked = FosterHomeFactory(registered_by=caseworker.organisation, trained_by=OrganisationFactory())
        adult = self.letter_to(FosterParentFactory(home=own).user)
        self.letter_to(FosterParentFactory(home=asked).user)
        assert self.letters_of(caseworker.user) == [adult]

    def test_administrators_read_no_letter_to_a_family_nor_to_who_is_invited(self):
        admin = MembershipFactory(role=Role.ADMIN).user
        home = FosterHomeFactory()
        self.letter_to(FosterParentFactory(home=home).user)
        self.letter_to(FosterParentFactory(home=home, left_on=date(2026, 2, 1)).user)
        coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=home.trained_by).user
        invitation, _ = invite(home, email="ny@example.no", first_name="Ny", last_name="Berg", by=coordinator)
        self.letter_to(invitation.user)
        staff = self.letter_to(MembershipFactory().user)
        assert self.letters_of(admin) == [staff]

    def test_protected_and_conflicting_homes_are_kept_from_those_without_the_right(self):
        home = FosterHomeFactory()
        with_the_right = with_right(home.trained_by)
        coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=home.trained_by).user
        adult = self.letter_to(FosterParentFactory(home=home).user)
        protect(adult)
        assert self.letters_of(coordinator) == []
        assert self.letters_of(with_the_right) == [adult]
        declare_conflict_of_interest(home, by=with_the_right)
        assert self.letters_of(with_the_right) == []


def test_a_persons_page_takes_as_many_queries_for_one_as_for_many(client, django_assert_max_num_queries):
    person = UserFactory()
    client.force_login(person)
    send(person)
    client.get("/meldinger/")
    with django_assert_max_num_queries(20) as few:
        client.get("/meldinger/")
    for _ in range(20):
        send(person)
    with django_assert_max_num_queries(len(few)):
        client.get("/meldinger/")


def test_an_administrator_begins_with_the_words_of_today_in_the_language_asked_for(client):
    admin = MembershipFactory(role=Role.ADMIN).user
    client.force_login(admin)
    address = "/administrasjon/notices/templatetext/add/"
    assert f"?kind={KIND}&amp;language=nn" in client.get(address).content.decode()
    page = client.get(address, {"kind": KIND, "language": "nn"}).content.decode()
    assert "Du er meld på ei samling" in page
    assert "{date}" in page
    assert client.get(address, {"kind": "tull", "language": "x"}).status_code == 200


def test_a_mail_tells_in_the_receivers_language_where_to_read_on_unless_they_have_no_account_yet():
    known, invited = UserFactory(language="nn"), UserFactory(language="nn")
    invited.set_unusable_password()
    invited.save()
    for person in (known, invited):
        sending.deliver(send(person, "test.secret", variables={"link": "https://x.example/"}).pk)
    to_known, to_invited = (letter.body for letter in mail.outbox)
    assert "Fosterheimsopplæring\nLes meldingane dine og vel kva for nokre du får: " in to_known
    assert to_known.rstrip().endswith("/nn/meldinger/")
    assert "/nn/meldinger/" not in to_invited
