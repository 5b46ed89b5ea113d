"""Address protection is set by those with the right, asked for by the person, and renews secrets."""

import pytest

from lms.people.actions.homes import declare_conflict_of_interest, make_home_code, open_assignment
from lms.people.actions.leaving import leave_home
from lms.people.actions.protection import (
    ask_for_protection,
    set_address_protection,
    take_back_protection_wish,
)
from lms.people.errors import AliasRefused, AlreadyLeft
from lms.people.models import AuditEntry, ProtectionWish, Role, User
from lms.people.queries import holders_for
from lms.people.rules import is_ordinary_alias
from lms.refusals import NotAllowed
from tests.factories import protect, with_right

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(service):
    return with_right(service)


def set_for(person, by, *, protection="confidential", alias="Anne Berg"):
    return set_address_protection(person, protection=protection, alias=alias, by=by)


def standing(person):
    return User.objects.values_list("address_protection", "alias").get(pk=person.pk)


class TestSetting:
    def test_who_has_the_right_sets_changes_and_lifts_it(self, home, kari, holder):
        set_for(kari, holder)
        assert standing(kari) == ("confidential", "Anne Berg")
        set_for(kari, holder, protection="strictly_confidential", alias="Mona Lie")
        assert standing(kari) == ("strictly_confidential", "Mona Lie")
        set_for(kari, holder, protection="", alias="Mona Lie")
        assert standing(kari) == ("", "")

    def test_a_caseworker_with_the_right_does_so_in_the_own_case(self, home, kari, sara, lillestrom):
        open_assignment(code=make_home_code(home, by=kari), organisation=lillestrom, kind="ordinary", by=sara)
        caseworker = with_right(lillestrom, Role.CASEWORKER)
        set_for(kari, caseworker)
        assert standing(kari) == ("confidential", "Anne Berg")

    def test_nobody_else_does(self, home, kari, ola, kristin, jon, sara, holder):
        elsewhere = with_right(jon.memberships.get().organisation)
        for other in (kari, ola, kristin, jon, sara, elsewhere):
            with pytest.raises(NotAllowed):
                set_for(kari, other)
        assert standing(kari) == ("", "")

    def test_who_declared_a_conflict_of_interest_does_not(self, home, kari, holder):
        declare_conflict_of_interest(home, by=holder)
        with pytest.raises(NotAllowed):
            set_for(kari, holder)

    def test_an_alias_that_is_missing_or_tells_the_name_is_refused(self, home, kari, holder):
        for alias in ("", "Kari", f"{kari.first_name} Berg", f"Anne {kari.last_name.upper()}", "Anne 22"):
            with pytest.raises(AliasRefused):
                set_for(kari, holder, alias=alias)

    def test_the_receipt_counts_what_stopped_working_and_is_kept(self, home, kari, holder):
        make_home_code(home, by=kari)
        renewed = set_for(kari, holder)
        assert renewed.codes == 1
        entry = AuditEntry.objects.get(act="address_protection.set")
        assert (entry.by, entry.data["renewed"]) == (holder, renewed.kept())
        assert "Anne" not in str(entry.data)


class TestAsking:
    def test_the_person_asks_and_the_office_settles_it(self, home, kari, holder):
        ask_for_protection(kari, protection="hidden", alias="")
        assert standing(kari) == ("", "")
        set_for(kari, holder, protection="hidden")
        assert not ProtectionWish.objects.exists()

    def test_a_later_wish_replaces_the_one_before(self, home, kari):
        ask_for_protection(kari, protection="hidden", alias="")
        ask_for_protection(kari, protection="confidential", alias="Mona Lie")
        wish = ProtectionWish.objects.get()
        assert (wish.protection, wish.alias) == ("confidential", "Mona Lie")

    def test_the_person_and_who_may_settle_it_drop_it_and_nobody_else(self, home, kari, ola, kristin, holder):
        for by in (kari, holder):
            ask_for_protection(kari, protection="hidden", alias="")
            for other in (ola, kristin):
                with pytest.raises(NotAllowed):
                    take_back_protection_wish(kari, by=other)
            take_back_protection_wish(kari, by=by)
            assert not ProtectionWish.objects.exists()

    def test_holders_are_those_with_the_right_who_reach_the_home(self, home, kari, kristin, jon, holder):
        with_right(jon.memberships.get().organisation)
        assert holders_for(home) == [holder]


class TestLeavingOnTheAdultsWord:
    def test_staff_of_the_home_record_it_and_the_audit_says_so(self, home, kari, ola, kristin):
        make_home_code(home, by=kari)
        renewed = leave_home(home.parents.get(user=ola), by=kristin)
        assert renewed.codes == 1
        entry = AuditEntry.objects.get(act="home.left")
        assert (entry.by, entry.data["on_their_word"]) == (kristin, True)

    def test_other_staff_and_the_other_adult_do_not(self, home, kari, ola, jon, sara):
        for other in (kari, jon, sara):
            with pytest.raises(NotAllowed):
                leave_home(home.parents.get(user=ola), by=other)
        assert home.parents.current().count() == 2

    def test_a_protected_adult_s_leaving_takes_the_right(self, home, kari, ola, kristin, holder):
        protect(ola)
        with pytest.raises(NotAllowed):
            leave_home(home.parents.get(user=ola), by=kristin)
        leave_home(home.parents.get(user=ola), by=holder)
        assert [parent.user for parent in home.parents.current()] == [kari]

    def test_it_is_recorded_once(self, home, kari, ola, kristin):
        member = home.parents.get(user=ola)
        leave_home(home.parents.get(user=ola), by=ola)
        with pytest.raises(AlreadyLeft):
            leave_home(member, by=kristin)


@pytest.mark.parametrize(
    ("alias", "is_ordinary"),
    [
        ("Anne Berg", True),
        ("Anne-Lise Ås", True),
        ("Áile O'Hara", True),
        ("Anne", False),
        ("Kari Berg", False),
        ("ＫＡＲＩ Berg", False),
        ("Anne Nord\u00admann", False),
        ("Anne 3", False),
        ("", False),
    ],
)
def test_an_alias_is_an_ordinary_name_without_any_part_of_the_own(alias, is_ordinary):
    assert is_ordinary_alias(alias, of="Kari Nordmann") is is_ordinary
