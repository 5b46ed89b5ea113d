"""Every kind of record about people is in one table, has its time, and goes when that is over."""

import io
import os
from datetime import timedelta

import environ
import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DataError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone, translation
from django.utils.html import escape
from openpyxl import load_workbook

from lms import retention
from lms.dates import today
from lms.notices.models import Notice
from lms.people.actions import unused
from lms.people.actions.sweeping import OldRows
from lms.people.actions.traces import audit
from lms.people.models import (
    Assignment,
    AuditEntry,
    FosterHome,
    FosterParent,
    Identity,
    Invitation,
    LookUp,
    Preparation,
    Role,
    User,
)
from lms.people.rules.keeping import Fate
from lms.portal.actions import keeping
from lms.portal.actions.keeping import KINDS, days_of, due, left_over, let_go
from lms.portal.models import Disposal, Interest
from lms.portal.wording.keeping import as_document
from tests import world
from tests.courses import factories as make
from tests.endings import stage
from tests.factories import (
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    UserFactory,
)

OURS = {"lms", "courses", "sessions", "cms"}
PERSONS = {User, FosterHome, FosterParent, Assignment, Preparation}
# What concerns nobody: the field's own words, content, places, rules, what is computed of many, and digests.
NOBODYS = {
    "approval.Requirement",
    "approval.Webhook",
    "cms.BorrowedModule",
    "cms.HomePage",
    "cms.InfoPage",
    "cms.LessonProvision",
    "cms.ModuleMeeting",
    "cms.ModulePage",
    "cms.ModulePrerequisite",
    "cms.NetworkDayPage",
    "cms.OutsideAddress",
    "cms.OutsideLink",
    "cms.ProgrammePage",
    "courses.Module",
    "courses.ModulePart",
    "courses.Part",
    "courses.Programme",
    "courses.ProgrammeModule",
    "courses.Training",
    "notices.TemplateText",
    "operations.BackupRun",
    "people.Municipality",
    "people.MunicipalityChange",
    "people.Organisation",
    "people.Region",
    "people.TargetGroup",
    "portal.AnchorCopy",
    "portal.ChainAnchor",
    "portal.ChainBlock",
    "portal.ChainCheck",
    "portal.ChainPosition",
    "portal.ChainRemoval",
    "portal.ChainSalts",
    "training_sessions.AgendaItem",
    "training_sessions.GroupResource",
    "training_sessions.RequiredVisit",
    "training_sessions.SchoolHoliday",
    "training_sessions.TemplateGathering",
    "training_sessions.Venue",
    "training_sessions.VenueBooking",
    "xapi.Activity",
    "xapi.Lending",
}
LABELS = {label for kind in KINDS for label in kind.models}


def names_a_person(model) -> bool:
    return any(field.is_relation and field.related_model in PERSONS for field in model._meta.local_fields)


def is_ours(model) -> bool:
    return model.__module__.split(".")[0] in OURS


def test_every_model_of_ours_is_in_the_table_or_concerns_nobody():
    ours = {model._meta.label for model in apps.get_models() if is_ours(model)}
    assert ours - LABELS - NOBODYS == set()
    assert NOBODYS - ours == set()


def test_every_model_that_names_a_person_is_in_the_table():
    found = {model._meta.label for model in apps.get_models() if names_a_person(model)}
    assert found - LABELS == set()


def test_the_table_names_nothing_that_is_not_there():
    assert LABELS - {model._meta.label for model in apps.get_models()} == set()


def test_every_kind_has_its_own_code_and_a_time_in_the_settings():
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert {kind.setting for kind in KINDS} == set(settings.RETENTION_DAYS)
    assert all(days_of(kind) >= 1 for kind in KINDS)


def test_what_goes_by_no_job_says_with_what_it_goes():
    by_itself = [kind for kind in KINDS if not kind.sweeps and kind.fate != Fate.ARCHIVED]
    assert [kind.code for kind in by_itself if not kind.note] == []


def test_the_document_is_the_table():
    assert as_document() in (settings.BASE_DIR / "docs" / "privacy.md").read_text()


def test_no_time_is_less_than_a_day_or_than_what_the_database_keeps(monkeypatch):
    for name, days in (("LOGISTICS_RETENTION_DAYS", "0"), ("AUDIT_RETENTION_DAYS", "365")):
        monkeypatch.setenv(name, days)
        with pytest.raises(ImproperlyConfigured, match=name):
            retention.chosen(environ.Env())
        monkeypatch.delenv(name)


@pytest.mark.django_db
@pytest.mark.usefixtures("own_folders")
class TestTheJob:
    def test_asks_every_kind(self):
        assert sum(one.number for one in due()) == 0

    def test_counts_first_what_then_goes(self):
        _interest(days_old=182), _interest(days_old=179)
        assert {one.kind.code: one.number for one in due() if one.number} == {"interest": 1}
        assert [one.kind.code for one in left_over()] == ["interest"]
        assert let_go() == 1
        assert left_over() == []
        line = Disposal.objects.get()
        assert (line.kind, line.model, line.number, line.days) == ("interest", "portal.Interest", 1, 180)

    def test_goes_on_where_it_was_ended(self, monkeypatch):
        for _ in range(5):
            _interest(days_old=200)
        monkeypatch.setattr(keeping, "BATCH", 2)
        taken: list[int] = []
        take = OldRows.take

        def ended_in_the_third(self, before, at_most):
            if len(taken) == 2:
                raise KeyboardInterrupt
            taken.append(at_most)
            return take(self, before, at_most)

        with monkeypatch.context() as patch:
            patch.setattr(OldRows, "take", ended_in_the_third)
            with pytest.raises(KeyboardInterrupt):
                let_go(only="interest")
        assert Interest.objects.count() == 1
        assert sum(line.number for line in Disposal.objects.all()) == 4
        assert let_go(only="interest") == 1

    def test_leaves_a_home_that_the_log_names_and_goes_on(self):
        _interest(days_old=200)
        home = FosterHomeFactory(closed_on=today() - timedelta(days=4000))
        kept = FosterHomeFactory(closed_on=today() - timedelta(days=4000))
        _looked_up(kept)
        assert let_go() == 2
        assert set(FosterHome.objects.filter(pk__in=[home.pk, kept.pk])) == {kept}

    def test_goes_on_with_the_next_kind_where_something_holds_one(self, monkeypatch, caplog):
        _interest(days_old=200)
        sweep = next(kind for kind in KINDS if kind.code == "notebook").sweeps[0]
        held = ProtectedError("held", set())
        monkeypatch.setattr(type(sweep), "take", _held_for(sweep, held, OldRows.take))
        assert let_go() == 1
        assert "notebook" in caplog.text

    def test_takes_an_unanswered_invitation_with_the_person_who_never_came(self):
        never, came = _invited(), _invited()
        User.objects.filter(pk=came.pk).update(last_login=timezone.now())
        assert let_go(only="invitations") == 3
        assert not User.objects.filter(pk=never.pk).exists()
        assert User.objects.filter(pk=came.pk).exists()

    def test_takes_the_address_from_who_never_came_where_a_log_names_them(self):
        never = _invited()
        audit("invitation.sent", "home:1", by=never)
        let_go(only="invitations")
        never.refresh_from_db()
        assert (never.username, never.email, never.is_active) == (f"konto-{never.pk}", "", False)

    def test_closes_an_account_unused_for_years_a_month_after_its_person_was_told(self):
        now, long_ago = timezone.now(), timezone.now() - timedelta(days=1100)
        gone, stays = UserFactory(last_login=long_ago), UserFactory(last_login=long_ago)
        home = FosterParentFactory(user__last_login=long_ago).user
        assert let_go(only="accounts") == 0
        assert unused.tell_before() == 2
        assert unused.tell_before() == 0
        told = {(gone.pk, "account.unused"), (stays.pk, "account.unused")}
        assert set(Notice.objects.values_list("to", "kind")) == told
        User.objects.filter(pk=stays.pk).update(last_login=now + timedelta(days=1))
        assert let_go(at=now + timedelta(days=29), only="accounts") == 0
        assert let_go(at=now + timedelta(days=31), only="accounts") == 1
        assert set(User.objects.filter(pk__in=[gone.pk, stays.pk, home.pk])) == {stays, home}

    def test_leaves_the_name_where_training_rests_on_an_account(self):
        now = timezone.now()
        person = UserFactory(last_login=now - timedelta(days=2000), is_active=False)
        Identity.objects.create(
            user=person,
            door="citizen",
            issuer="https://eid.example",
            subject="s",
            first_seen_at=now,
            last_seen_at=now,
        )
        name = person.name
        make.enrolled(person, parts=[make.part()])
        assert let_go(only="accounts") == 1
        person.refresh_from_db()
        assert (person.name, person.email, person.is_active) == (name, "", False)
        assert not person.identities.exists()
        assert let_go(only="accounts") == 0

    def test_shortens_a_log_that_nobody_changes(self):
        now = timezone.now()
        AuditEntry.objects.create(at=now - timedelta(days=3651), act="home.opened", subject="home:1")
        kept = AuditEntry.objects.create(at=now - timedelta(days=3649), act="home.opened", subject="home:1")
        assert let_go(only="audit") == 1
        assert AuditEntry.objects.get() == kept

    def test_no_call_shortens_a_log_below_its_shortest_keeping_or_another_table(self):
        before = timezone.now() - timedelta(days=300)
        AuditEntry.objects.create(at=before, act="home.opened", subject="home:1")
        with connection.cursor() as cursor:
            cursor.execute("SELECT people_forget('people_auditentry', '1 day', 100)")
            assert cursor.fetchone() == (0,)
            with pytest.raises(DataError), transaction.atomic():
                cursor.execute("SELECT people_forget('people_user', '1 day', 100)")

    def test_takes_old_mail_files(self, settings, tmp_path):
        settings.EMAIL_FILE_PATH = str(tmp_path)
        old, new = tmp_path / "old.eml", tmp_path / "new.eml"
        old.touch(), new.touch()
        past = (timezone.now() - timedelta(days=366)).timestamp()
        os.utime(old, (past, past))
        assert let_go(only="messages") == 1
        assert list(tmp_path.iterdir()) == [new]

    def test_leaves_nothing_after_many_years(self):
        stage(world.build())
        later = timezone.now() + timedelta(days=11 * 365)
        assert let_go(at=later) > 0
        by_the_databases_clock = {"look-ups", "audit", "security-events"}
        assert {one.kind.code for one in left_over(at=later)} <= by_the_databases_clock


@pytest.mark.django_db
@pytest.mark.usefixtures("own_folders")
class TestThePages:
    def test_tell_everybody_what_is_kept(self, client):
        page = client.get("/personvern/lagring/").content.decode()
        with translation.override("nb"):
            assert [kind.code for kind in KINDS if escape(str(kind.name)) not in page] == []
        file = client.get("/personvern/protokoll/")
        assert "protokoll-" in file["Content-Disposition"]
        assert load_workbook(io.BytesIO(file.content)).active.max_row == len(KINDS) + 1

    def test_tell_who_answers_for_it_what_goes_and_has_gone(self, client):
        client.force_login(MembershipFactory(role=Role.ADMIN).user)
        _interest(days_old=200)
        assert "skulle vært borte" in client.get("/sletting/").content.decode()
        let_go()
        page = client.get("/sletting/").content.decode()
        assert "skulle vært borte" not in page
        assert "portal.Interest" in page


def _interest(*, days_old: int) -> Interest:
    return Interest.objects.create(
        organisation=OrganisationFactory(),
        municipality=MunicipalityFactory(),
        name="Anne Berg",
        telephone="900 00 000",
        wish="talk",
        made_at=timezone.now() - timedelta(days=days_old),
    )


def _invited() -> User:
    """Somebody whose invitation ran out long ago."""
    long_ago = timezone.now() - timedelta(days=200)
    user = UserFactory(last_login=None)
    Invitation.objects.create(
        home=FosterHomeFactory(),
        user=user,
        invited_by=MembershipFactory().user,
        code_hash=str(user.pk),
        sent_at=long_ago,
        expires_at=long_ago + timedelta(days=14),
    )
    return user


def _looked_up(home: FosterHome) -> None:
    """Somebody has opened the home's record today, which the log keeps."""
    staff = MembershipFactory()
    LookUp.objects.create(
        person=UserFactory(),
        home=home,
        by=staff.user,
        organisation=staff.organisation,
        role=staff.role,
        purpose=LookUp.Purpose.TRAINING,
        at=timezone.now(),
    )


def _held_for(sweep, error, take):
    """As ever, but for one sweep, which something holds."""

    def taken(self, before, at_most):
        if self is sweep:
            raise error
        return take(self, before, at_most)

    return taken
