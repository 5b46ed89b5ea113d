"""Words to the group: read signed in, never in the mail."""

from lms.notices.models import Notice
from lms.notices.queries.notices import messages_of
from lms.notices.queries.texts import text_of
from tests.sessions import factories as make

WORDS = "Ta med tegningen som barnet laget."


def test_everybody_who_comes_reads_the_words_and_the_mail_keeps_them_back(client, db):
    session = make.TrainingSessionFactory()
    trainer = make.trainer_of(session.organisation)
    make.led_by(session, trainer)
    _home, one, other = make.couple()
    for person in (one, other):
        make.signed_up(session, person)
    client.force_login(trainer)

    client.post(f"/samlinger/{session.uuid}/skriv/", {"words": WORDS})

    assert {message.to for message in Notice.objects.filter(kind="session.words")} == {one, other}
    mail = text_of(Notice.objects.get(kind="session.words", to=one))
    assert WORDS not in mail.subject + mail.body
    shown = next(each for each in messages_of(one) if each.message.kind == "session.words")
    assert WORDS in shown.text.body


def test_empty_words_go_nowhere(client, db):
    session = make.TrainingSessionFactory()
    make.signed_up(session, make.adult())
    client.force_login(make.coordinator_of(session.organisation))

    assert client.post(f"/samlinger/{session.uuid}/skriv/", {"words": "  "}).status_code == 422


def test_a_national_id_goes_nowhere_and_is_told_at_the_field(client, db):
    session = make.TrainingSessionFactory()
    make.signed_up(session, make.adult())
    client.force_login(make.coordinator_of(session.organisation))

    answer = client.post(f"/samlinger/{session.uuid}/skriv/", {"words": "Ring om 01020312345"})

    assert 'href="#id_words"' in answer.content.decode()
    assert not Notice.objects.filter(kind="session.words").exists()


def test_where_nobody_comes_there_is_nothing_to_send(client, db):
    session = make.TrainingSessionFactory()
    client.force_login(make.coordinator_of(session.organisation))

    assert "<textarea" not in client.get(f"/samlinger/{session.uuid}/skriv/").content.decode()
