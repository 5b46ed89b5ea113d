"""What waits for editors, on their first page."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cms.actions.scheduled_publishing import publish_due
from cms.queries.overview import overview
from cms.queries.published_content import question_uuid
from courses.actions.answers import answer
from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson
from tests.cms import factories as make
from tests.cms.test_page_check import family
from tests.factories import FosterParentFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def test_pages_past_their_day_of_review_are_listed_longest_overdue_first():
    for title, days in (("I dag", 0), ("Lenge siden", -40), ("I morgen", 1)):
        make.publish(make.lesson(title=title, review_by=TODAY + timedelta(days=days)))
    assert [page.title for page in overview(on=TODAY).overdue] == ["Lenge siden", "I dag"]


def test_drafts_and_unpublished_changes_are_unfinished():
    page = make.published_lesson()
    page.title = "Endret"
    page.save_revision()
    draft = make.lesson(under=page.get_parent().specific, title="Ny")
    assert {one.pk for one in overview(on=TODAY).unfinished} == {page.pk, draft.pk}


def test_a_translation_older_than_its_source_is_behind():
    page, copy = family()
    assert overview(on=TODAY).stale == []
    make.publish(page)
    assert [(one.pk, told.page.pk) for one, told in overview(on=TODAY).stale] == [(page.pk, copy.pk)]


@pytest.mark.parametrize(("people", "is_told"), [(19, False), (20, True)])
def test_the_share_right_at_the_first_try_is_told_from_twenty_people(people, is_told):
    page = make.published_lesson()
    question = question_uuid(page.uuid, page.body[1].id)
    right, wrong = (item.id for item in page.body[1].value["choices"].bound_blocks)
    code = page.get_parent().get_parent().specific.code
    for number in range(people):
        person = FosterParentFactory().user
        enrol(person, training=code, by=None)
        begin_lesson(person, lesson_uuid=page.uuid)
        response = wrong if number % 4 == 0 else right
        answer(person, lesson_uuid=page.uuid, question_uuid=question, response=response, language="nb")
    asked = [(one.page.pk, one.prompt, one.per_cent) for one in overview(on=TODAY).asked]
    assert asked == ([(page.pk, "Hva hjelper?", 75)] if is_told else [])


def test_many_pages_take_no_more_questions_to_the_database_than_one(django_assert_max_num_queries):
    for many in (1, 3):
        for _ in range(many):
            make.published_lesson(review_by=TODAY)
        with django_assert_max_num_queries(16):
            overview(on=TODAY)


def test_editors_meet_the_overview_first(client):
    make.publish(make.lesson(title="Lenge siden", review_by=TODAY))
    client.force_login(UserFactory(is_superuser=True))
    for name in ("wagtailadmin_home", "cms_overview"):
        assert "Lenge siden" in client.get(reverse(name)).content.decode()


def test_the_guide_is_at_hand(client):
    client.force_login(UserFactory(is_superuser=True))
    assert "LIX" in client.get(reverse("cms_guide")).content.decode()


def test_what_was_approved_for_a_day_is_published_on_it():
    page = make.publish(make.info(title="Satser"))
    page.title, page.go_live_at = "Nye satser", timezone.now() + timedelta(days=2)
    page.save_revision().publish()
    for days, title in ((1, "Satser"), (3, "Nye satser")):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            publish_due()
        page.refresh_from_db()
        assert page.title == title


def test_what_training_needs_does_not_expire():
    lesson, info = make.published_lesson(), make.info()
    code = lesson.get_parent().get_parent().specific.code
    enrol(FosterParentFactory().user, training=code, by=None)
    for page in (lesson, info):
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_due()
    lesson.refresh_from_db()
    info.refresh_from_db()
    assert (lesson.live, info.live) == (True, False)
