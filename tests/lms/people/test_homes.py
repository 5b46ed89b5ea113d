from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lms.dates import today
from lms.people.actions import homes as homes_actions
from lms.people.actions.homes import (
    declare_conflict_of_interest,
    end_assignment,
    make_home_code,
    open_preparation,
    register_home,
)
from lms.people.actions.leaving import leave_home
from lms.people.actions.move_ins import record_move_in
from lms.people.errors import (
    CodeNotAccepted,
    PreparationAlreadyOpen,
    UnknownMunicipality,
)
from lms.people.models import (
    Assignment,
    AuditEntry,
    FosterHome,
    HomeCode,
    HomeKind,
    Preparation,
    TargetGroup,
    UrgentBasis,
    User,
)
from lms.people.signals import people_changed
from lms.refusals import NotAllowed
from tests.factories import FosterParentFactory, protect

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced():
    """The homes that `people_changed` has spoken of."""
    homes = []

    def note(homes_, **_):
        homes.extend(homes_)

    def receiver(sender, homes, **_):
        note(homes)

    people_changed.connect(receiver)
    yield homes
    people_changed.disconnect(receiver)


def register(by, service, **changes):
    values = {
        "municipality_number": "3205",
        "kind": HomeKind.ORDINARY,
        "registered_by": service,
        "trained_by": service,
        "by": by,
    }
    return register_home(**(values | changes))


def open_assignment(code, by, organisation, **changes):
    return homes_actions.open_assignment(
        **({"code": code, "organisation": organisation, "kind": HomeKind.ORDINARY, "by": by} | changes)
    )


class TestRegistering:
    def test_a_registered_home_is_in_preparation_from_that_day(self, kristin, service, announced):
        home = register(
            kristin,
            service,
            on=date(2026, 3, 1),
            target_groups=TargetGroup.objects.filter(code="siblings"),
        )
        preparation = Preparation.objects.get(home=home)
        assert preparation.registered_on == date(2026, 3, 1)
        assert [group.code for group in preparation.target_groups.all()] == ["siblings"]
        assert announced == [home]
        assert AuditEntry.objects.get(act="home.registered").by == kristin

    def test_an_unknown_municipality_registers_nothing(self, kristin, service):
        with pytest.raises(UnknownMunicipality):
            register(kristin, service, municipality_number="9999")
        assert not FosterHome.objects.exists()

    def test_nobody_registers_for_an_organisation_that_is_not_theirs(self, jon, service):
        with pytest.raises(NotAllowed):
            register(jon, service)

    def test_a_home_has_one_open_preparation(self, home, kristin):
        with pytest.raises(PreparationAlreadyOpen):
            open_preparation(home, kind=HomeKind.KINSHIP, by=kristin)
        assert home.preparations.count() == 1


class TestMemberships:
    def test_an_adult_cannot_belong_to_two_homes_at_once(self):
        membership = FosterParentFactory()
        with pytest.raises(IntegrityError, match="foster_parent_one_home_at_a_time"), transaction.atomic():
            FosterParentFactory(user=membership.user)

    def test_an_adult_can_join_another_home_on_the_day_they_leave(self):
        first = FosterParentFactory(left_on=date(2026, 4, 1))
        second = FosterParentFactory(user=first.user, joined_on=date(2026, 4, 1))
        assert second.pk

    def test_leaving_ends_the_home_s_open_codes(self, home, kari, ola):
        make_home_code(home, by=kari)
        leave_home(home.parents.get(user=ola), by=ola)
        assert not HomeCode.objects.filter(home=home).exists()
        assert [parent.user for parent in home.parents.current()] == [kari]


class TestHomeCodes:
    def test_an_assignment_takes_over_the_preparation_s_day(self, home, kari, sara, lillestrom):
        assignment = open_assignment(make_home_code(home, by=kari), sara, lillestrom)
        assert assignment.registered_on == date(2026, 1, 10)
        assert not home.preparations.open().exists()

    @pytest.mark.parametrize(
        "spell",
        [
            lambda code: f"  {code.lower()} ",
            lambda code: code.replace("-", ""),
            lambda code: code.replace("-", " "),
            lambda code: code.replace("-", "–"),
            lambda code: code.replace("-", "\u00a0.\u200b"),
            lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code),
        ],
        ids=["small letters", "in one", "spaces", "dashes", "pasted", "full width"],
    )
    def test_the_code_counts_by_its_letters_and_digits_alone(self, home, kari, sara, lillestrom, spell):
        code = make_home_code(home, by=kari)
        assert open_assignment(spell(code), sara, lillestrom).home == home

    def test_a_code_made_before_codes_were_folded_still_works(self, home, kari, sara, lillestrom):
        code = make_home_code(home, by=kari)
        before = salted_hmac("secret:home-code", code, algorithm="sha256").hexdigest()
        assert HomeCode.objects.get().code_hash == before

    def test_a_code_works_once(self, home, kari, sara, lillestrom):
        code = make_home_code(home, by=kari)
        open_assignment(code, sara, lillestrom)
        with pytest.raises(CodeNotAccepted):
            open_assignment(code, sara, lillestrom)
        assert Assignment.objects.count() == 1

    def test_a_new_code_replaces_the_one_before(self, home, kari, sara, lillestrom):
        first = make_home_code(home, by=kari)
        make_home_code(home, by=kari)
        with pytest.raises(CodeNotAccepted):
            open_assignment(first, sara, lillestrom)

    def test_an_expired_code_is_refused(self, home, kari, sara, lillestrom):
        code = make_home_code(home, by=kari)
        HomeCode.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        with pytest.raises(CodeNotAccepted):
            open_assignment(code, sara, lillestrom)

    def test_only_an_adult_of_the_home_makes_a_code(self, home, kristin):
        with pytest.raises(NotAllowed):
            make_home_code(home, by=kristin)

    def test_the_code_is_not_stored(self, home, kari):
        code = make_home_code(home, by=kari)
        assert code not in str(HomeCode.objects.values_list())

    def test_a_wrong_code_and_that_of_a_home_out_of_reach_take_the_same_queries(
        self, home, kari, sara, lillestrom
    ):
        protect(kari)
        foreign = make_home_code(home, by=kari)
        asked = []
        for code in ("AAAA-BBBB-CCCC", foreign):
            caseworker = User.objects.get(pk=sara.pk)
            with CaptureQueriesContext(connection) as queries, pytest.raises(CodeNotAccepted):
                open_assignment(code, caseworker, lillestrom)
            asked.append(len(queries))
        assert asked[0] == asked[1]

    def test_a_caseworker_with_a_conflict_of_interest_cannot_link_the_home(
        self, home, kari, sara, lillestrom
    ):
        declare_conflict_of_interest(home, by=sara)
        with pytest.raises(CodeNotAccepted):
            open_assignment(make_home_code(home, by=kari), sara, lillestrom)

    def test_a_code_serves_no_organisation_but_one_s_own(self, home, kari, maja, lillestrom):
        with pytest.raises(NotAllowed):
            open_assignment(make_home_code(home, by=kari), maja, lillestrom)


class TestAssignments:
    @pytest.fixture
    def assignment(self, home, kari, sara, lillestrom):
        return open_assignment(make_home_code(home, by=kari), sara, lillestrom)

    def test_the_move_in_is_recorded_with_its_ground(self, assignment, sara, announced):
        record_move_in(
            assignment,
            moved_in_on=date(2026, 5, 4),
            urgent_basis=UrgentBasis.EMERGENCY_DECISION,
            by=sara,
        )
        assignment.refresh_from_db()
        assert (assignment.moved_in_on, assignment.urgent_basis) == (
            date(2026, 5, 4),
            UrgentBasis.EMERGENCY_DECISION,
        )
        assert announced == [assignment.home]

    def test_another_organisation_s_caseworker_records_nothing(self, assignment, maja):
        with pytest.raises(NotAllowed):
            record_move_in(assignment, moved_in_on=date(2026, 5, 4), by=maja)

    def test_ending_keeps_the_day_and_no_reason(self, assignment, sara):
        end_assignment(assignment, by=sara)
        assignment.refresh_from_db()
        assert assignment.ended_on == today()
        assert AuditEntry.objects.get(act="assignment.ended").data == {}
