"""Addresses of pages: plain letters in new ones, old ones that go on answering, and what a copy is called."""

import html
import re

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.forms.pages import AddressedPageForm
from cms.models.addresses import AddressedPage
from cms.rules.slugs import free_slug, slug_of
from lms.people.models import Role
from tests.cms import factories as make
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db

PAGES = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]


@pytest.fixture
def admin(client):
    client.force_login(MembershipFactory(role=Role.ADMIN).user)
    return client


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Å være på øya", "a-vaere-pa-oya"),
        ("ÆØÅ", "aeoa"),
        ("Ŋállogiella čáppa", "nallogiella-cappa"),
        ("Økonomi & støtte – 2026", "okonomi-stotte-2026"),
        ("A\u030a lytte", "a-lytte"),
        ("Привіт", "privit"),
        ("…", ""),
    ],
)
def test_an_address_is_spelt_with_plain_letters(title, slug):
    assert slug_of(title) == slug


def test_an_address_that_is_taken_gets_the_lowest_free_number():
    assert free_slug("ro", []) == "ro"
    assert free_slug("ro", ["ro", "ro-2", "ro-4"]) == "ro-3"


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_kind_of_page_spells_its_address_so(model):
    assert issubclass(model, AddressedPage)
    assert issubclass(model.base_form_class, AddressedPageForm)


def test_a_page_that_is_made_without_an_address_gets_one_of_its_title():
    page = make.info(title="Økonomi på øya", slug="")
    other = make.info(title="Økonomi på øya", slug="")
    assert (page.slug, other.slug) == ("okonomi-pa-oya", "okonomi-pa-oya-2")


def _saved(admin, page, slug):
    page.title = page.draft_title = "Støtte"
    fields = {"title": "Støtte", "slug": slug, "lead": "", "body-count": "0", "comments-TOTAL_FORMS": "0"}
    sent = admin.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {**fields, "comments-INITIAL_FORMS": "0", "action-publish": "1"},
    )
    assert sent.status_code == 302, re.sub(r"<[^>]+>", "", sent.content.decode())[:2000]
    page.refresh_from_db()
    return page.slug


def test_an_old_address_stands_until_it_is_changed_and_answers_afterwards_too(
    admin, client, django_capture_on_commit_callbacks
):
    page = make.publish(make.info(slug="støtte"))
    assert _saved(admin, page, "støtte") == "støtte"
    assert client.get(page.url).status_code == 200
    old = page.url
    with django_capture_on_commit_callbacks(execute=True):
        assert _saved(admin, page, "økonomi") == "okonomi"
    found = client.get(old, follow=True)
    assert (found.status_code, found.redirect_chain[-1][0]) == (200, page.url)


def test_a_copy_is_offered_an_address_of_its_title_that_is_free(admin):
    page = make.lesson(title="Å lytte", slug="leksjon-1")
    make.lesson(title="Annen", slug="a-lytte", under=page.get_parent().specific)
    shown = admin.get(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    assert shown.context["form"]["new_slug"].value() == "a-lytte-2"


def test_the_history_of_a_copy_names_the_page_above_the_one_copied_as_that(admin):
    page = make.lesson(under=make.module(title="Tilknytning og tap"))
    page.specific.copy(update_attrs={"title": "Kopi", "slug": "kopi"}, log_action="wagtail.copy")
    copy = Page.objects.get(slug="kopi")
    with translation.override("nb"):
        shown = html.unescape(
            admin.get(reverse("wagtailadmin_pages:history", args=[copy.pk])).content.decode()
        )
    assert "Kopiert fra en side under «Tilknytning og tap»" in shown


def _words(answer):
    """What stands on a page to be read."""
    text = re.sub(r"<(script|style|template)\b.*?</\1>", " ", answer.content.decode(), flags=re.S)
    text = re.sub(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", "|", text)
    return html.unescape(re.sub(r"\s+", " ", text))


def test_lists_of_the_editors_pages_name_what_they_count_in_bokmal(admin):
    from wagtail_localize.models import Translation, TranslationSource

    make.home("nn")
    page = make.published_lesson(make.text(), title="På øya")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=make.home("nn").locale)
    for address, name in {
        reverse("wagtailadmin_pages:search") + "?q=øya": "1–1 av 1 side",
        reverse("wagtail_localize:translations_report"): "1 oversettelse",
        reverse("wagtailimages:index"): None,
        reverse("wagtaildocs:index"): None,
        reverse("wagtailmedia:index"): None,
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]) + "?q=øya": "1",
        reverse("wagtailredirects:index"): None,
        reverse("wagtailadmin_reports:site_history"): None,
        reverse("wagtailadmin_workflows:index"): None,
    }.items():
        with translation.override("nb"):
            said = _words(admin.get(address, headers={"accept-language": "nb"}))
        assert name is None or name in said.replace("|", ""), f"{address}: {said}"
        assert not re.search(r"\d[^|]*\bNone\b", said), address


def test_drafts_that_stay_behind_are_named_with_their_language(admin):
    programme = make.programme()
    make.quiz(make.choice(prompt=""), under=make.module(under=programme, title="Hverdagen"), title="Uten")
    with translation.override("nb"):
        shown = _words(admin.get(reverse("cms_transfer"), headers={"accept-language": "nb"}))
    assert "Uten (Bokmål)" in shown
