"""What stands beside a page while it is written."""

import json

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtailmedia.models import Media

from cms.queries.checks.completeness import Shortcoming, address_leads_somewhere
from cms.queries.checks.page_check import proof_of
from cms.queries.translations import TranslationState
from cms.rules.readability import Level
from cms.rules.shortcomings import ShortcomingKind
from tests.cms import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def lacks(*blocks, language="nb"):
    page = make.lesson(*blocks)
    page.locale = Locale.objects.get_or_create(language_code=language)[0]
    return [(one.lack, one.about) for one in proof_of(page).shortcomings]


def test_a_picture_without_words_is_named():
    image = Image.objects.create(title="Huset", file=get_test_image_file())
    block = make.block("picture", picture=image.pk, alternative_text="")
    assert lacks(block) == [(ShortcomingKind.ALTERNATIVE_TEXT, "Huset")]


def test_a_recording_without_words_is_named():
    film = Media.objects.create(title="Film", type="video", file="film.mp4", duration=60)
    block = make.block("video", title="Brygga", video=film.pk, transcript="", captions=[])
    assert lacks(block) == [(ShortcomingKind.CAPTIONS, "Brygga"), (ShortcomingKind.TRANSCRIPT, "Brygga")]


def test_captions_in_another_language_are_not_enough():
    film = Media.objects.create(title="Film", type="video", file="film.mp4", duration=60)
    told = get_document_model().objects.create(title="Tekst", file="tekst.vtt")
    captions = make.items({"language": "nb", "file": told.pk})
    block = make.block("video", title="Brygga", video=film.pk, transcript="<p>Alt</p>", captions=captions)
    assert lacks(block) == []
    assert lacks(block, language="en") == [(ShortcomingKind.CAPTIONS_IN_LANGUAGE, "Brygga")]


def test_links_that_lead_nowhere_are_named():
    home = make.home()
    block = make.text(
        f'<p><a linktype="page" id="{home.pk}">hjem</a> <a linktype="page" id="999999">borte</a> '
        '<a linktype="document" id="999999">ark</a> <a href="/finnes/ikke/">feil</a></p>'
    )
    assert [about for _, about in lacks(block)] == ["borte", "ark", "feil"]


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://lovdata.no/lov/2021", True),
        ("https://lovdata", False),
        ("mailto:post@example.no", True),
        ("mailto:", False),
        ("/logg-inn/", True),
        ("/borte/", False),
        ("javascript:alert(1)", False),
        ("#her", True),
        ("borte", False),
        ("http://[", False),
    ],
)
def test_an_address_is_read_and_not_fetched(address, leads):
    make.home()
    assert address_leads_somewhere(address) is leads


def test_the_panel_shows_what_is_on_the_screen_and_not_yet_saved(client):
    page = make.lesson(make.text("<p>Du er her.</p>"))
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("cms_proof", args=[page.pk])
    assert "leads nowhere" not in client.get(address, headers={"accept-language": "en"}).content.decode()
    body = [make.text('<p>Les <a href="/finnes/ikke/">mer</a>.</p>')]
    page.body = json.dumps(body)
    page.save_revision()
    assert "mer" in client.get(address).content.decode()


def test_the_panel_is_closed_to_who_may_not_edit(client):
    page = make.lesson()
    client.force_login(UserFactory())
    assert client.get(reverse("cms_proof", args=[page.pk])).status_code == 403


def family():
    """A published lesson and its copy in nynorsk."""
    page = make.published_lesson(
        make.text("<p>" + "Barnet trenger en voksen som blir hos det. " * 2 + "</p>")
    )
    make.home("nn")
    for above in (page.get_parent().get_parent(), page.get_parent()):
        make.publish(above.specific.copy_for_translation(Locale.objects.get(language_code="nn")))
    return page, make.publish(page.copy_for_translation(Locale.objects.get(language_code="nn")))


def states(page):
    return {one.language: one.state for one in proof_of(page).translations}


def test_missing_and_stale_translations_are_told_on_the_page():
    page, _copy = family()
    assert states(page) == {"nn": TranslationState.READY, "en": TranslationState.MISSING}
    page.title = "Ny tittel"
    make.publish(page)
    assert states(page)["nn"] is TranslationState.STALE


def test_words_that_still_stand_in_the_source_language_are_named():
    page, copy = family()
    assert len(proof_of(copy).untranslated) == 1
    assert proof_of(page).untranslated == []
    copy.body = json.dumps(
        [{**copy.body.get_prep_value()[0], "value": {"text": "<p>Barnet treng ein vaksen.</p>"}}]
    )
    assert proof_of(copy).untranslated == []


def test_an_estimate_far_from_the_text_is_told():
    words = make.text("<p>" + "Barnet sover godt. " * 400 + "</p>")
    assert proof_of(make.lesson(words, minutes=2)).is_estimate_off
    assert not proof_of(make.lesson(words, minutes=9)).is_estimate_off


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_whatever_may_be_wrong_with_a_page_has_words(language):
    """A kind that is added is worded where it is named, or not at all."""
    for kind in ShortcomingKind:
        with override("en"):
            english = Shortcoming(kind, "", "Huset").sentence
        with override(language):
            said = Shortcoming(kind, "", "Huset").sentence
        assert "Huset" in said
        assert said != english
    with override(language):
        words = {str(one.label) for one in [*Level, *TranslationState]}
    assert len(words) == len([*Level, *TranslationState])
