import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from courses.actions.projection import project, rebuild
from courses.queries.projection import keep_copy
from lms.approval.actions.enrolments import enrol_as_asked
from lms.approval.actions.evaluation import check_statuses, evaluate_stale
from lms.approval.models import Approval, GateStatus
from lms.approval.queries.facts import answer_of, facts_for
from lms.approval.queries.forecast.prospects import prospect_of
from lms.approval.queries.forecast.sessions import Published
from lms.approval.queries.snapshots import check_snapshot
from lms.dates import today
from lms.demo import country
from lms.demo.errors import NothingToCopy
from lms.people.models import FosterHome, Organisation, User
from sessions.actions.seats import sweep_offers
from sessions.actions.series_templates import make_template
from sessions.models import Attendance, Registration, TrainingSession
from tests.factories import MembershipFactory, UserFactory
from tests.lms.approval.factories import ordinary_rules, published_programme

pytestmark = pytest.mark.django_db

HOMES = 43
NOW = timezone.now()


def test_the_demo_is_refused_where_there_are_people_already():
    UserFactory(username="alice")
    with pytest.raises(CommandError, match="holds people already"):
        call_command("demo")
    assert list(User.objects.values_list("username", flat=True)) == ["alice"]
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("homes", ["0", "-5", "abc", "1e4", "200001", "٣"])
def test_nonsense_is_no_number_of_homes(homes):
    with pytest.raises(CommandError, match="is no number of homes from 1 to 200000"):
        call_command("demo", f"--homes={homes}")


def test_country_needs_the_rules_and_programmes_of_the_demo():
    with pytest.raises(NothingToCopy):
        list(country.load(1))


def _forecasts(published):
    """Of each case the prospect, by what is within its home's reach or by the whole country's sessions."""
    statuses = GateStatus.objects.select_related("assignment__home", "preparation__home")
    subjects = [status.subject for status in statuses]
    facts = facts_for(subjects, on=today())
    told = ((one, facts[one], answer_of(facts[one])) for one in subjects)
    found = (prospect_of(*one, language="nb", since=NOW, published=published) for one in told)
    return [one for one in found if one]


def test_country_is_what_the_actions_would_have_left():
    _begin()
    list(country.load(2))
    said = list(country.load(HOMES))  # goes on where it stopped
    assert said[0] == "2 homes stand already."
    assert country.standing() == HOMES
    assert said[1].startswith(f"{HOMES} of {HOMES} homes")

    homes = FosterHome.objects.all()
    outcomes = set(GateStatus.objects.values_list("outcome", flat=True))
    assert {"cleared", "missing", "urgent", "breach"} <= outcomes
    assert check_statuses() == []
    assert evaluate_stale() == 0
    assert enrol_as_asked(homes) == []
    assert _forecasts(None) == _forecasts(Published(NOW)) != []

    learners = list(User.objects.values_list("pk", flat=True))
    before = keep_copy(learners)
    assert project(learners) == []
    rebuild(learners)
    assert keep_copy(learners) == before != []

    checked = [one for given in Approval.objects.all() for one in check_snapshot(given.snapshot)]
    assert {one.verdict for one in checked} == {"same"}
    assert Attendance.objects.exclude(statement=None).exists()
    for session in TrainingSession.objects.all():
        assert session.seats_held == Registration.objects.filter(session=session).holding().count()
    assert sweep_offers() == 0


def _begin():
    ordinary_rules()
    ordinary_rules(kind="kinship")
    version, _, _ = published_programme("pride-basic", lessons=3, gatherings=2)
    editor = MembershipFactory(organisation__kind="directorate", role="editor").user
    make_template(version, name="Kvelder", organisation=None, by=editor)
