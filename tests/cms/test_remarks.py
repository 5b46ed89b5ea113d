"""Staff who use a lesson tell its editors what to change, and read the answer where they asked."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, CommentReply

from cms.actions.remarks import remark
from cms.queries.overview import overview
from lms.people.models import AuditEntry, Organisation, Role
from tests.cms import factories as make
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainer():
    return MembershipFactory(role=Role.TRAINER).user


@pytest.fixture
def editor():
    office = OrganisationFactory(kind=Organisation.Kind.DIRECTORATE)
    return MembershipFactory(role=Role.EDITOR, organisation=office).user


def test_a_trainers_remark_waits_for_the_editors_beside_the_lesson(client, trainer, editor):
    page = make.published_lesson()
    client.force_login(trainer)
    address = reverse("cms:remarks", args=[page.uuid])
    assert address in client.get(reverse("cms:lesson", args=[page.uuid])).content.decode()
    client.post(address, {"text": "Side 2 nevner en gammel lov."})
    assert [one.text for one in overview(on=timezone.localdate()).remarks] == ["Side 2 nevner en gammel lov."]
    assert AuditEntry.objects.get(act="lesson.remarked").by == trainer
    client.force_login(editor)
    assert "Side 2 nevner en gammel lov." in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_answer_is_read_where_one_asked_and_what_is_resolved_waits_no_more(client, trainer, editor):
    page = make.published_lesson()
    made = remark(page, text="Uklart", by=trainer)
    CommentReply.objects.create(comment=made, user=editor, text="Takk, det er rettet.")
    Comment.objects.filter(pk=made.pk).update(resolved_at=timezone.now(), resolved_by=editor)
    client.force_login(trainer)
    assert "Takk, det er rettet." in client.get(reverse("cms:remarks", args=[page.uuid])).content.decode()
    assert overview(on=timezone.localdate()).remarks == []


def test_nobody_reads_the_remarks_of_another(client, trainer):
    page = make.published_lesson()
    remark(page, text="Bare min", by=MembershipFactory(role=Role.TRAINER).user)
    client.force_login(trainer)
    assert "Bare min" not in client.get(reverse("cms:remarks", args=[page.uuid])).content.decode()


@pytest.mark.parametrize("text", ["", "x" * 2001, "Gjelder 010190 12345"])
def test_an_empty_a_huge_or_a_revealing_remark_is_refused_and_not_lost(client, trainer, text):
    page = make.published_lesson()
    client.force_login(trainer)
    shown = client.post(reverse("cms:remarks", args=[page.uuid]), {"text": text})
    assert shown.status_code == 200
    assert text in shown.content.decode()
    assert not Comment.objects.exists()
