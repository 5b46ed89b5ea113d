"""One mail a day or week in place of many, for those who choose it."""

from datetime import UTC, datetime, timedelta

import pytest

from lms.notices.actions import choices, digests, sending
from lms.notices.kinds import DIGEST, Category, NoticeKind, register
from lms.notices.models import Notice
from tests.factories import UserFactory

SUNDAY = datetime(2099, 3, 1, 16, 5, tzinfo=UTC)
MONDAY = SUNDAY + timedelta(days=1)
NEWS = NoticeKind(
    "test.news", "n", Category.REMINDERS, frozenset({"date"}), "Samling {date}", "Les mer {date}"
)
LAW = NoticeKind("test.law", "n", Category.ALWAYS, frozenset(), "Viktig", "Les")


@pytest.fixture
def reader(db):
    register(NEWS, LAW)
    return UserFactory(email="leser@example.no")


def _tell(reader, template=NEWS, **more):
    variables = {"date": "3. mars"} if template is NEWS else {}
    return sending.send(to=reader, template=template.code, variables=variables, **more)


def _choose(reader, digest):
    choices.choose(reader, declined=[], wants_letters=False, digest=digest)


def _digests(reader):
    return Notice.objects.filter(to=reader, kind=DIGEST.code)


def test_what_can_wait_is_gathered_and_told_of_in_one_mail(reader):
    _choose(reader, "daily")
    assert {_tell(reader).status, _tell(reader).status} == {"held"}

    assert digests.send_digests(at=SUNDAY) == 1

    mail = _digests(reader).get()
    assert mail.status == "queued"
    assert mail.variables["number"] == "2"
    assert mail.variables["subjects"] == "– Samling 3. mars (2)"


def test_what_is_urgent_or_must_be_known_comes_at_once(reader):
    _choose(reader, "weekly")

    assert _tell(reader, urgent=True).status == "queued"
    assert _tell(reader, LAW).status == "queued"


def test_nothing_new_means_no_mail_and_a_second_run_sends_none(reader):
    _choose(reader, "daily")
    assert digests.send_digests(at=SUNDAY) == 0

    _tell(reader)
    assert [digests.send_digests(at=SUNDAY), digests.send_digests(at=SUNDAY + timedelta(hours=1))] == [1, 0]


def test_weekly_digest_goes_on_mondays_alone(reader):
    _choose(reader, "weekly")
    _tell(reader)

    assert [digests.send_digests(at=day) for day in (SUNDAY, MONDAY)] == [0, 1]


def test_who_has_paused_or_read_everything_gets_no_digest(reader):
    _choose(reader, "daily")
    _tell(reader)
    choices.mark_read(reader)
    assert digests.send_digests(at=SUNDAY) == 0

    _tell(reader)
    choices.pause(reader)
    assert digests.send_digests(at=SUNDAY) == 0


def test_choice_is_made_on_the_page_of_messages(client, reader):
    client.force_login(reader)
    client.post("/meldinger/valg/", {"digest": "weekly"})

    assert reader.notice_preference.digest == "weekly"
    assert client.post("/meldinger/valg/", {"digest": "hourly"}).status_code == 422
