"""The page of a network day: theme, month and region for everyone, the way on for who may come."""

from datetime import date

import pytest
from wagtail.models import Page, Site

from cms.forms.pages import NetworkDayPageForm
from cms.models import HomePage, NetworkDayPage
from sessions.models import TrainingSession
from tests.factories import RegionFactory
from tests.sessions.factories import TrainingSessionFactory, adult

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return TrainingSessionFactory(kind="network_day", title="Trygghet", capacity=37)


@pytest.fixture
def page(day):
    home = HomePage(title="Hjem", slug="hjem-fagdag")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    found = NetworkDayPage(
        title="Fagdag om trygghet",
        slug="fagdag",
        month=day.begins_at.date().replace(day=1),
        region=RegionFactory(),
        session_uuid=day.uuid,
    )
    home.add_child(instance=found)
    return found


def test_a_visitor_sees_theme_month_and_region_and_no_way_to_the_day(client, page, day):
    answer = client.get(page.url)
    said = answer.content.decode()
    assert page.title in said
    assert page.region.name in said
    assert str(day.uuid) not in said
    assert f"{day.begins_at:%d.%m}" not in said
    assert answer.context["session"] is None


def test_who_may_come_finds_the_way_to_sign_up(client, page, day):
    client.force_login(adult())
    assert f"/samlinger/{day.uuid}/" in client.get(page.url).content.decode()


def test_the_page_names_the_month_of_the_day(page, day):
    form_class = NetworkDayPage.get_edit_handler().get_form_class()
    assert issubclass(form_class, NetworkDayPageForm)
    other = date(day.begins_at.year + 1, 1, 1)
    entries = {"title": page.title, "slug": page.slug, "region": page.region_id, "body-count": "0"}
    entries |= {"session_uuid": str(day.uuid), "month": other.isoformat(), "lead": ""}
    form = form_class(entries, instance=page, parent_page=page.get_parent())
    assert not form.is_valid()
    assert "month" in form.errors
    assert TrainingSession.objects.filter(uuid=form.cleaned_data["session_uuid"]).exists()
