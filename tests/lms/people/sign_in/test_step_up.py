"""Before an act that matters to others, staff show anew who they are; what they typed waits meanwhile."""

import re
import time

import pytest
import time_machine
from django.urls import reverse

from lms.people.models import AuditEntry, SignIn
from lms.people.rules.limits import BY_EID, HIGHEST, is_met
from lms.portal.middleware.step_up import FIRST, SENT, demand_of
from tests import world
from tests.role_table import CASEWORKER, FOSTER_PARENT
from tests.sign_in_provider import KARI, OFFICE, SARA, know
from tests.test_roles import ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def office_world(provider):
    """The role table's world, whose caseworker and foster parent sign in by the provider."""
    built = world.build()
    built.child_welfare.organisation_number = OFFICE
    built.child_welfare.save()
    know(built.users[CASEWORKER], SARA)
    know(built.users[FOSTER_PARENT], KARI)
    return built


@pytest.fixture
def caseworker(visitor, office_world):
    visitor.choose("saksbehandler", "ansattporten", level="substantial")
    return visitor


@pytest.fixture
def approving(office_world):
    return reverse("approval:approve", kwargs={"assignment": office_world.assignment.uuid})


def step_up(visitor, person: str = "saksbehandler", door: str = "ansattporten", *, level: str = "high"):
    """Press the button of the page that asks, sign in as this person, and come back; the answer."""
    began = visitor.client.post("/logg-inn/bekreft/")
    assert began.status_code == 302, began.content.decode()[-3000:]
    return visitor.come_back(visitor.through(began["Location"], person=person, level=level))


def asks(answer) -> bool:
    return answer.status_code == 302 and answer["Location"] == "/logg-inn/bekreft/"


def send(visitor, address: str, **values: str):
    return visitor.client.post(address, values)


def test_approving_asks_for_the_high_level_and_what_was_typed_waits_and_is_sent_by_its_person(
    caseworker, approving
):
    assert asks(send(caseworker, approving, police_certificate="on", word="Æ"))
    page = caseworker.client.get("/logg-inn/bekreft/").content.decode()
    assert "BankID, Buypass eller Commfides" in page
    assert "Det du skrev, venter her" in page
    back = step_up(caseworker)
    page = caseworker.client.get(back["Location"]).content.decode()
    assert f'action="{approving}"' in page
    assert '<input type="hidden" name="word" value="Æ">' in page
    assert not asks(send(caseworker, approving, police_certificate="on", word="Æ"))
    assert AuditEntry.objects.get(act="stepped_up").data["for_act"] == "approval:approve"


def test_a_button_with_nothing_to_fill_in_waits_too(caseworker, approving):
    assert asks(send(caseworker, approving))
    assert f'action="{approving}"' in caseworker.client.get(step_up(caseworker)["Location"]).content.decode()


def test_what_waits_is_sealed_in_the_session(caseworker, approving):
    send(caseworker, approving, word="hemmelig")
    assert "hemmelig" not in str(dict(caseworker.client.session))


def test_a_step_up_at_a_lower_level_is_refused_and_the_sign_in_stays(caseworker, provider, approving):
    send(caseworker, approving)
    provider.prove("ansattporten", switches={"level": "substantial"})
    assert step_up(caseworker).status_code == 403
    assert asks(send(caseworker, approving))


def test_an_old_sign_in_at_the_provider_is_no_step_up(caseworker, provider, approving):
    send(caseworker, approving)
    provider.prove("ansattporten", switches={"token": {"claims": {"auth_time": int(time.time()) - 60}}})
    assert step_up(caseworker).status_code == 400
    assert asks(send(caseworker, approving))


def test_each_step_up_is_a_later_sign_in(caseworker, approving):
    before = SignIn.objects.get().signed_in_at
    with time_machine.travel(time.time(), tick=True):
        send(caseworker, approving)
        step_up(caseworker)
    assert SignIn.objects.get().signed_in_at >= before
    assert SignIn.objects.get().level == "high"


def test_another_person_who_comes_back_ends_both_sign_ins(caseworker, approving):
    send(caseworker, approving)
    answer = step_up(caseworker, "koordinator")
    assert "/ansattporten/logout?" in answer["Location"]
    assert caseworker.client.get("/konto/").status_code == 302
    assert SignIn.objects.get().ended_at


def test_breaking_off_sends_nothing_and_says_so(caseworker, approving):
    send(caseworker, approving)
    began = caseworker.client.post("/logg-inn/bekreft/")
    back = caseworker.come_back(caseworker.through(began["Location"], cancel="1"))
    assert back.status_code == 302
    assert caseworker.client.get("/konto/").status_code == 200
    assert asks(send(caseworker, approving))


def test_an_employer_s_account_steps_up_by_an_electronic_identity(visitor, office_world, approving):
    visitor.choose("saksbehandler", "ansattporten")
    visitor.client.post("/logg-ut/")
    visitor.choose("saksbehandler", "ansattporten", level="entraid")
    assert asks(send(visitor, approving))
    assert step_up(visitor, level="high").status_code == 302
    assert not asks(send(visitor, approving))


def test_taking_a_list_out_asks_first_and_lasts_half_an_hour(caseworker):
    address = reverse("approval:export", kwargs={"file_format": "csv"})
    assert asks(caseworker.client.get(address))
    assert step_up(caseworker, level="substantial")["Location"] == "/logg-inn/bekreftet/"
    assert caseworker.client.get("/logg-inn/bekreftet/")["Location"] == address
    assert caseworker.client.get(address).status_code == 200
    with time_machine.travel(time.time() + 29 * 60, tick=False):
        assert caseworker.client.get(address).status_code == 200
    with time_machine.travel(time.time() + 31 * 60, tick=False):
        assert caseworker.client.get(address).status_code != 200


def test_leaving_a_home_asks_a_foster_parent_too(visitor, office_world):
    visitor.choose("kari")
    address = reverse("people:leave-home")
    assert visitor.client.get(address).status_code == 200
    assert asks(send(visitor, address, confirm="on"))
    step_up(visitor, "kari", "id-porten", level="idporten-loa-high")
    assert not asks(send(visitor, address, confirm="on"))


def test_a_password_s_sign_in_has_nothing_to_step_up_by(client, office_world, approving):
    client.force_login(office_world.users[CASEWORKER])
    assert not asks(client.post(approving))


@pytest.mark.parametrize(
    ("demand", "stepped", "is_enough"),
    [
        (HIGHEST, {"act": "approve", "at": 0, "is_highest": True}, True),
        (HIGHEST, {"act": "approve", "at": -601, "is_highest": True}, False),
        (HIGHEST, {"act": "withdraw", "at": 0, "is_highest": True}, False),
        (HIGHEST, {"act": "approve", "at": 0, "is_highest": False}, False),
        (HIGHEST, None, False),
        (BY_EID, {"act": "attest", "at": -1800, "is_highest": False}, True),
        (BY_EID, {"act": "export", "at": -1801, "is_highest": True}, False),
        (BY_EID, {"act": "export", "at": 0, "is_highest": True}, True),
    ],
)
def test_a_step_up_answers(demand, stepped, is_enough):
    assert is_met(demand, stepped, act="approve", now=0) is is_enough


# Acts by their names; what is named alike and asks for nothing stands here, with why.
ACTS = re.compile(
    r"approve$|withdraw|uphold|attest|recognise|export|protection|credential|revoke|untie|rule-set|case-sys"
)
ASKS_NOTHING = {
    "approval:attested-document": "a paper that was attested already is read",
    "approval:own-protection": "one's own wish, which an office settles",
    "approval:revoke-proof-link": "the family's own, and takes away",
    "approval:rule-set": "is read",
    "approval:rule-sets": "are read",
    "courses:export-notebook": "one's own",
    "portal:export": "one's own",
    "approval:withdraw-invitation": "takes back what nobody has said yes to",
    "sessions:withdraw-in-home": "takes back a wish",
    "sessions:withdraw-invitation": "takes back a place at a meeting, which is given again",
}


def test_every_act_that_matters_to_others_asks_who_one_is():
    named = {row.name for row in ROWS if ACTS.search(row.name) and not row.prefix}
    asked = {name for name in named if demand_of(name, is_sent=True)}
    assert named - asked == set(ASKS_NOTHING)
    assert {"approval:approve", "approval:withdraw", "approval:uphold"} == {
        name for name in asked if demand_of(name, is_sent=True) == HIGHEST
    }


def test_every_act_that_asks_exists():
    assert set(FIRST) | set(SENT) <= {row.name for row in ROWS}


def test_the_administration_asks_for_what_is_sent_and_most_for_the_protected_right():
    assert demand_of("admin:people_user_changelist", is_sent=False) is None
    assert demand_of("admin:people_user_change", is_sent=True) == BY_EID
    assert demand_of("admin:people_protectedaccess_add", is_sent=True) == HIGHEST


def test_a_step_up_after_the_sign_in_has_ended_says_so_and_signs_nobody_in(caseworker, approving):
    send(caseworker, approving)
    began = caseworker.client.post("/logg-inn/bekreft/")
    back = caseworker.through(began["Location"], person="saksbehandler", level="high")
    session = caseworker.client.session
    waiting = session["sign_in_attempts"]
    caseworker.client.post("/logg-ut/")
    session = caseworker.client.session
    session["sign_in_attempts"] = waiting
    session.save()
    answer = caseworker.come_back(back)
    assert answer.status_code == 400
    assert "tok for lang tid" in answer.content.decode()
    assert caseworker.client.get("/konto/").status_code == 302
