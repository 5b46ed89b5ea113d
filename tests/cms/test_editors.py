"""Specialists write, the directorate publishes, and what cannot be published is told in the editor."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, TaskState, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.actions.editors import WORKFLOW
from cms.actions.scheduled_publishing import rehearse_publishing
from cms.models import ModulePrerequisite
from courses.errors import ContentRefused
from courses.models import LessonVersion
from lms.people.models import Organisation, Role
from tests.cms import factories as make
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def editor(kind):
    return MembershipFactory(role=Role.EDITOR, organisation=OrganisationFactory(kind=kind)).user


def test_a_specialist_submits_and_the_directorate_publishes():
    specialist = editor(Organisation.Kind.FOSTER_CARE)
    directorate = editor(Organisation.Kind.DIRECTORATE)
    page = make.published_lesson()
    assert page.permissions_for_user(specialist).can_edit()
    assert not page.permissions_for_user(specialist).can_publish()
    page.title = "En tryggere havn"
    page.save_revision(user=specialist)
    Workflow.objects.get(name=WORKFLOW).start(page, specialist)
    assert not TaskState.objects.reviewable_by(specialist).exists()
    TaskState.objects.reviewable_by(directorate).get().approve(user=directorate)
    page.refresh_from_db()
    assert page.title == "En tryggere havn"
    assert LessonVersion.objects.order_by("-number").first().title == "En tryggere havn"


def test_a_page_that_was_sent_back_opens_with_the_reviewers_words(client):
    specialist = editor(Organisation.Kind.FOSTER_CARE)
    directorate = editor(Organisation.Kind.DIRECTORATE)
    page = make.published_lesson()
    page.save_revision(user=specialist)
    Workflow.objects.get(name=WORKFLOW).start(page, specialist)
    TaskState.objects.reviewable_by(directorate).get().reject(user=directorate, comment="Mer om kveldene")
    client.force_login(specialist)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Mer om kveldene" in shown
    assert directorate.get_full_name() in shown


def posted(client, page, *prerequisites, action="action-publish", **values):
    """The module as its editor sends it."""
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": "",
        "phase": "before",
        "minutes": 0,
        "pass_mark": 80,
        "min_share": 80,
        "any_order": "on",
        "code": "",
        "meetings": inline_formset([]),
        "prerequisites": inline_formset([{"module": other.pk, "ORDER": 1} for other in prerequisites]),
        "comments": inline_formset([]),
        action: "on",
        **values,
    }
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, nested_form_data(data), follow=True).content.decode()


def test_modules_that_would_wait_for_each_other_are_refused_in_the_editor(client):
    first = make.module(title="Tilknytning")
    second = make.module(under=first.get_parent().specific, title="Tap")
    second.prerequisites = [ModulePrerequisite(module=first)]
    second.save()
    shown = posted(client, first, second)
    assert "Tilknytning → Tap → Tilknytning" in shown
    assert not first.prerequisites.exists()


def test_what_the_training_refuses_stays_a_draft_and_says_why(client):
    lesson, waited_for = make.published_lesson(), make.module(title="Ikke publisert")
    module = lesson.get_parent().specific
    shown = posted(client, module, waited_for, title="Ny tittel")
    module.refresh_from_db()
    assert "Ny tittel" in shown
    assert "waits for a module that is not published" in shown or "ikke publisert" in shown
    assert (module.title, module.get_latest_revision_as_object().title) == ("Tilknytning", "Ny tittel")


def test_a_rehearsal_leaves_nothing_behind():
    page = make.published_lesson()
    page.title = "Øvd på"
    page.save_revision()
    rehearse_publishing(page, by=UserFactory(is_superuser=True))
    assert LessonVersion.objects.count() == 1
    module = page.get_parent().specific
    module.prerequisites = [ModulePrerequisite(module=make.module())]
    module.save_revision()
    with pytest.raises(ContentRefused):
        rehearse_publishing(module, by=UserFactory(is_superuser=True))
    assert not ModulePrerequisite.objects.exists()


def test_a_translation_that_is_begun_is_a_draft_until_its_words_are_published(client):
    make.home("nn")
    page = make.publish(make.info())
    nynorsk = Locale.objects.get(language_code="nn")
    client.force_login(editor(Organisation.Kind.DIRECTORATE))

    client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [nynorsk.pk]}
    )

    assert not page.get_translation(nynorsk).live
