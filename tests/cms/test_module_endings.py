"""The end of a module: what was learnt, and one thing that comes next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.actions.enrolments import enrol
from courses.models import Part
from tests.cms import factories as make
from tests.factories import FosterParentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def phone(client, kari):
    client.force_login(kari)
    return client


def programme_of(*titles):
    """A published programme of modules with one lesson each, which asks nothing; the lessons in order."""
    programme = make.programme()
    lessons = []
    for title in titles:
        module = make.module(under=programme, title=f"Modul {title}")
        lessons.append(make.lesson(make.text(), under=module, title=f"Leksjon {title}", lead=f"Om {title}."))
        make.publish(lessons[-1])
        make.publish(module)
    make.publish(programme)
    return programme, lessons


def finish(phone, lesson):
    """What the learner is shown after the last page of the lesson."""
    return phone.post(reverse("cms:go-on", args=[lesson.uuid]), {"side": "1"}, follow=True).content.decode()


def test_a_finished_module_says_what_was_learnt_and_leads_to_the_next_one(phone, kari):
    programme, (first, second) = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    shown = finish(phone, first)
    assert "Leksjon tap</a>: Om tap." in shown
    assert "What you can do next" in shown
    assert f'class="ds-button" href="{reverse("cms:lesson", args=[second.uuid])}"' in shown
    assert reverse("courses:certificates") not in shown.split("What you can do next")[1].split("</div>")[0]


def test_the_last_module_leads_to_the_certificate(phone, kari):
    programme, lessons = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    finish(phone, lessons[0])
    shown = finish(phone, lessons[1])
    assert "You have done all of it" in shown
    assert f'class="ds-button" href="{reverse("courses:certificates")}"' in shown


def test_a_module_that_is_not_done_has_no_ending(phone, kari):
    programme, lessons = programme_of("tap")
    enrol(kari, training=programme.code, by=None)
    shown = phone.get(reverse("cms:module", args=[Part.objects.get().module_id])).content.decode()
    assert "What you have learnt" not in shown
    assert reverse("cms:lesson", args=[lessons[0].uuid]) in shown


def test_the_pages_of_a_programme_take_the_same_queries_for_one_module_and_for_many(phone, kari):
    counts = []
    for titles in (["tap"], ["samarbeid", "tilknytning", "oppdragelse", "farvel"]):
        programme, lessons = programme_of(*titles)
        enrol(kari, training=programme.code, by=None)
        module = lessons[0].get_parent().specific
        for address in (
            reverse("cms:programme", args=[programme.uuid]),
            reverse("cms:module", args=[module.uuid]),
        ):
            phone.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert phone.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
