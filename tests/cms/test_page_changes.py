"""A material change, as those see it who did the lesson before."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from cms.queries.page_changes import ChangeKind, differences
from courses.actions.enrolments import enrol
from courses.models import PartProgress
from courses.queries.material_changes import recent_changes
from lms.dates import today
from tests.cms import factories as make
from tests.cms.test_lessons import finish
from tests.factories import FosterParentFactory, PreparationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make.published_lesson(
        make.text("<p>Ring om dagen.</p>"),
        make.choice(),
        make.new_page("Sjekk deg selv"),
        make.choice(prompt="Og nå?"),
        make.text("<p>Dette blir borte.</p>"),
    )


@pytest.fixture
def kari(page):
    parent = FosterParentFactory()
    PreparationFactory(home=parent.home)
    kari = parent.user
    enrol(kari, training=page.get_parent().get_parent().specific.code, by=None)
    return kari


def change(page):
    """Publish a material change: some words exchanged, a block added, a block taken away."""
    body = page.body.get_prep_value()
    body[0]["value"]["text"] = "<p>Ring når som helst.</p>"
    page.body = json.dumps([*body[:4], make.text("<p>Helt nytt.</p>")])
    page.material_change = "Dere kan ringe hele døgnet."
    return make.publish(page)


def runs(difference):
    return [(run.how, run.words) for run in difference.runs]


def test_the_difference_is_told_word_by_word_beneath_its_heading(page):
    before = type(page).objects.get(pk=page.pk)
    exchanged, new, gone = differences(before, change(page))
    assert runs(exchanged) == [
        (ChangeKind.SAME, "Ring"),
        (ChangeKind.GONE, "om dagen."),
        (ChangeKind.NEW, "når som helst."),
    ]
    assert (new.heading, runs(new)) == ("Sjekk deg selv", [(ChangeKind.NEW, "Helt nytt.")])
    assert runs(gone) == [(ChangeKind.GONE, "Dette blir borte.")]


def test_who_did_it_before_sees_just_the_difference_and_keeps_what_is_done(page, kari, client):
    client.force_login(kari)
    finish(client, page)
    change(page)
    lesson = client.get(reverse("cms:lesson", args=[page.uuid])).content.decode()
    address = reverse("cms:changes", args=[page.uuid])
    assert "Dere kan ringe hele døgnet." in lesson
    assert address in lesson
    shown = client.get(address).content.decode()
    assert "når som helst." in shown
    assert "Hva hjelper?" not in shown
    assert PartProgress.objects.filter(person=kari, part=page.uuid).exists()
    assert kari.completions.count() == 2


def test_the_path_tells_of_it_with_a_link_to_just_the_difference_for_ninety_days(page, kari, client):
    client.force_login(kari)
    finish(client, page)
    assert 'id="news"' not in client.get(reverse("portal:path")).content.decode()
    change(page)
    path = client.get(reverse("portal:path")).content.decode()
    assert "Dere kan ringe hele døgnet." in path
    assert reverse("cms:changes", args=[page.uuid]) in path
    assert len(recent_changes(kari, "nb", on=today() + timedelta(days=90))) == 1
    assert recent_changes(kari, "nb", on=today() + timedelta(days=91)) == []


def test_who_has_not_done_it_reads_the_lesson_as_it_is(page, kari, client):
    client.force_login(kari)
    change(page)
    assert client.get(reverse("cms:changes", args=[page.uuid])).url == reverse("cms:lesson", args=[page.uuid])


def test_who_is_not_enrolled_sees_no_difference(page, client):
    client.force_login(FosterParentFactory().user)
    assert client.get(reverse("cms:changes", args=[page.uuid])).status_code == 403


def test_what_has_changed_takes_few_queries(client, page, kari, django_assert_max_num_queries):
    client.force_login(kari)
    finish(client, page)
    change(page)
    address = reverse("cms:changes", args=[page.uuid])
    client.get(address)
    with django_assert_max_num_queries(16):
        assert "Helt nytt." in client.get(address).content.decode()
