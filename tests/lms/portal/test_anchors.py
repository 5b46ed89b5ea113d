"""What chains end with lies outside the database, signed: chains written anew and older ones are found."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from lms import safety, signatures
from lms.notices.models import Notice
from lms.people.models import Role
from lms.portal import tasks
from lms.portal.actions.anchors import anchor_now, anchor_today, lay_outside
from lms.portal.actions.chain_checks import begin, go_on
from lms.portal.actions.sealing import seal
from lms.portal.models import AnchorCopy, ChainAnchor, ChainCheck
from lms.portal.rules import anchors
from tests.factories import MembershipFactory
from tests.lms.portal.test_chains import AUDIT, an_act, behind_the_guards, checked, what

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def file(settings, tmp_path):
    settings.ANCHOR_FILE = str(tmp_path / "outside" / "anchors.jsonl")
    return tmp_path / "outside" / "anchors.jsonl"


def sealed_and_anchored() -> ChainAnchor:
    an_act()
    seal(AUDIT)
    anchor = anchor_now()
    assert anchor is not None
    return anchor


def sealed_anew() -> None:
    """All rows are sealed again after the newest one was changed, by somebody who may do anything."""
    behind_the_guards(
        "UPDATE people_auditentry SET subject = 'home:9' WHERE id = (SELECT max(id) FROM people_auditentry)"
    )
    forget_the_chains()
    seal(AUDIT)


def forget_the_chains() -> None:
    behind_the_guards(
        "DELETE FROM portal_chainsalts; DELETE FROM portal_chainblock; DELETE FROM portal_chainposition"
    )


def test_an_anchor_is_laid_once_a_day_into_the_file_and_the_mail(settings, file, mailoutbox):
    settings.ANCHOR_MAIL = "arkiv@norge.no"
    assert anchor_today() is None
    an_act()
    seal(AUDIT)
    anchor = anchor_today()
    assert anchor_today() is None
    assert file.read_text().splitlines() == [anchor.line]
    assert [(mail.to, anchor.line in mail.body) for mail in mailoutbox] == [(["arkiv@norge.no"], True)]
    assert checked() == []
    assert ChainCheck.objects.get().good_anchor_at == anchor.at


def test_what_could_not_be_laid_outside_is_laid_by_the_next_sweep(settings, file):
    file.parent.write_text("a file where the folder should be")
    anchor = sealed_and_anchored()
    assert not AnchorCopy.objects.exists()
    file.parent.unlink()
    assert lay_outside() == 1
    assert lay_outside() == 0
    assert file.read_text() == anchor.line + "\n"


def test_chains_written_anew_are_found_by_the_anchor():
    anchor = sealed_and_anchored()
    sealed_anew()
    assert what(checked()) == {("head", "people_auditentry", str(anchor.number))}


def test_a_database_that_is_older_than_an_anchor_is_found_until_it_is_said_to_go_on_from_there(file):
    old = sealed_and_anchored()
    lines = file.read_text()
    an_act()
    seal(AUDIT)
    lost = anchor_now()
    behind_the_guards(
        "DELETE FROM portal_chainsalts WHERE block_id IN (SELECT id FROM portal_chainblock WHERE number = 2)"
    )
    behind_the_guards(
        "DELETE FROM portal_chainblock WHERE number = 2; DELETE FROM portal_chainanchor WHERE number = 2"
    )
    behind_the_guards("DELETE FROM portal_anchorcopy WHERE anchor_id = %s", lost.pk)
    assert what(checked()) == {("older", "people_auditentry", str(lost.number))}
    made = anchor_now(goes_on=True)
    assert (old.number, made.number) == (1, 3)
    assert checked() == []
    sealed_and_anchored()
    assert checked() == []
    assert file.read_text().startswith(lines)


def test_an_anchor_that_was_forged_left_out_or_lost_is_found(file):
    for _ in range(3):
        sealed_and_anchored()
    first, second, third = file.read_text().splitlines()
    file.write_text("\n".join([first, third]))
    assert what(checked()) == {("anchor", "", "3"), ("file", "", "2")}
    seal_before = anchors.read(second, [signatures.open_key(safety.DEMO_ANCHOR_KEY)]).heads[AUDIT.table].seal
    file.write_text("\n".join([first, second.replace(seal_before, "0" * 64), third]))
    assert ("anchor", "", "2") in what(checked())
    file.unlink()
    assert what(checked()) == {("file", "", "1"), ("file", "", "2"), ("file", "", "3")}


def test_anchors_of_an_old_key_stay_good_while_its_open_half_is_named(settings, tmp_path):
    sealed_and_anchored()
    said = StringIO()
    call_command("chain", "--new-key", str(tmp_path / "key"), stdout=said)
    settings.ANCHOR_KEY = (tmp_path / "key").read_text()
    assert what(checked()) == {("anchor", "", "1")}
    settings.ANCHOR_OLD_KEYS = [said.getvalue().split()[-1]]
    sealed_and_anchored()
    assert checked() == []


def test_the_night_seals_anchors_and_checks_and_a_check_that_was_ended_goes_on_where_it_was(file):
    an_act()
    check = begin()
    for _ in range(3):
        assert go_on(check.pk)
    assert begin() == check
    tasks.anchor()
    assert len(file.read_text().splitlines()) == 1
    check.refresh_from_db()
    assert (check.is_over, check.found, ChainCheck.objects.count()) == (True, 0, 1)
    tasks.seal()
    tasks.check_chains()
    assert ChainCheck.objects.get() == check


def test_the_command_says_in_words_what_it_found_and_fails(tmp_path):
    sealed_and_anchored()
    said = StringIO()
    call_command("chain", "--verify", stdout=said)
    assert "Nothing was changed" in said.getvalue()
    mails = tmp_path / "mails"
    mails.write_text("Keep this mail.\n" + ChainAnchor.objects.get().line)
    call_command("chain", "--against", str(mails), stdout=said)
    sealed_anew()
    for words in (("--verify",), ("--against", str(mails))):
        with pytest.raises(CommandError, match="Found: 1"):
            call_command("chain", *words, stdout=said)
    assert "Acts: who did what: the chain was written anew; anchor 1" in said.getvalue()


def test_the_page_says_what_is_wrong_and_the_administrators_are_told(client):
    admin = MembershipFactory(role=Role.ADMIN).user
    client.force_login(admin)
    page = reverse("portal:chains")
    assert "Det finnes ikke noe anker ennå" in client.get(page).content.decode()
    sealed_and_anchored()
    client.post(reverse("portal:check-chains"))
    assert "En kontroll er i gang" in client.get(page).content.decode()
    assert checked() == []
    assert "Kontroller alt nå" in client.get(page).content.decode()
    assert "Den siste kontrollen fant alt slik det ble registrert" in client.get(page).content.decode()
    sealed_anew()
    checked_again = checked()
    assert len(checked_again) == 1
    assert "kjeden er skrevet på nytt; anker 1" in client.get(page).content.decode()
    anchor_now(goes_on=True)
    assert "gjenopprettet fra en sikkerhetskopi" in client.get(page).content.decode()
    told = Notice.objects.filter(kind="administrators.unlike").values_list("to", flat=True)
    assert list(told) == [admin.pk]


def test_the_page_asks_the_same_number_of_questions_whatever_hangs_in_chains(
    client, django_assert_max_num_queries
):
    client.force_login(MembershipFactory(role=Role.AUDITOR).user)
    for _ in range(3):
        sealed_and_anchored()
    with django_assert_max_num_queries(16):
        client.get(reverse("portal:chains"))
