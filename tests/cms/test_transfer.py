"""A programme carried from one installation to another."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page

from cms.models import BorrowedModule, LessonPage, ModulePage, ModulePrerequisite, ProgrammePage, QuizPage
from cms.transfer import pack, unpack
from tests.cms import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(is_superuser=True)


@pytest.fixture
def programme():
    """Two modules, one waiting for the other; a lesson with a picture and a link, and a quiz."""
    first = make.module(title="Tilknytning", meetings=[1], minutes=90)
    programme = first.get_parent().specific
    second = make.module(under=programme, title="Tap")
    focus = {"focal_point_x": 10, "focal_point_y": 12, "focal_point_width": 5, "focal_point_height": 6}
    image = Image.objects.create(title="Huset", file=get_test_image_file(), **focus)
    home = make.home()
    make.publish(
        make.lesson(
            make.block("picture", picture=image.pk, alternative_text="Et hus", caption=""),
            make.text(f'<p>Gå <a linktype="page" id="{home.pk}">hjem</a>.</p>'),
            make.choice(),
            under=first,
            lead="Om havner",
            minutes=12,
        )
    )
    make.publish(make.quiz(make.choice(), make.choice("To?"), under=first, draws=1, attempts=3))
    make.publish(make.lesson(under=second))
    second.prerequisites = [ModulePrerequisite(module=first)]
    for page in (first, second, programme):
        make.publish(page)
    return programme


def packed(programme):
    file = io.BytesIO()
    pack(programme, file)
    file.seek(0)
    return file


def told(file):
    """Everything that the file says, but the numbers that an installation gives its files; a field left
    empty is empty, however it was stored."""
    with zipfile.ZipFile(file) as archive:
        data = json.loads(archive.read("programme.json"))
    text = json.dumps(data["pages"], sort_keys=True, indent=1, ensure_ascii=False)
    for name, one in data["files"].items():
        text = text.replace(name, one["sha256"])
    return text.replace(": null", ': ""').splitlines()


def emptied(programme):
    """The same installation without the programme's pages and pictures."""
    programme.delete()
    Image.objects.all().delete()


def test_a_programme_comes_out_as_it_went_in(programme, editor):
    file = packed(programme)
    before = told(file)
    emptied(programme)
    done = unpack(file, by=editor)
    assert (done.made, done.changed, done.notes) == (6, 0, [])
    assert told(packed(ProgrammePage.objects.get())) == before
    assert not Page.objects.filter(live=True, depth__gt=2).exists()
    image, lesson = Image.objects.get(), LessonPage.objects.get(lead="Om havner")
    assert (image.title, image.focal_point_x, image.focal_point_height) == ("Huset", 10, 6)
    assert lesson.body[0].value["picture"] == image


def test_it_can_be_published_at_once(programme, editor):
    file = packed(programme)
    emptied(programme)
    unpack(file, by=editor, publish=True)
    assert ProgrammePage.objects.get().live
    assert ModulePage.objects.get(title="Tap").prerequisites.get().module.title == "Tilknytning"


def test_an_unfinished_draft_stays_behind_and_is_named(client, programme, editor):
    module = programme.get_children().first().specific
    make.lesson(
        make.block("picture", picture=None, alternative_text="", caption=""), under=module, title="Halvferdig"
    )
    client.force_login(editor)
    assert "Halvferdig" in client.get(reverse("cms_transfer")).content.decode()
    file = packed(programme)
    LessonPage.objects.filter(title="Halvferdig").delete()
    assert unpack(file, by=editor).made == 0
    assert not Page.objects.filter(title="Halvferdig").exists()


def test_pages_that_are_here_get_a_draft_and_stay_as_they_are(programme, editor):
    file = packed(programme)
    quiz = QuizPage.objects.get()
    quiz.title = "Endret her"
    make.publish(quiz)
    done = unpack(file, by=editor)
    quiz.refresh_from_db()
    assert (done.made, done.changed) == (0, 6)
    assert quiz.title == "Endret her"
    assert quiz.get_latest_revision_as_object().title == "Prøve"
    assert Image.objects.count() == 1


def test_translations_and_what_could_not_come_along_are_told(programme, editor):
    make.home("nn")
    locale = Locale.objects.get(language_code="nn")
    lent = make.module(title="Lånt")
    programme.borrowed = [BorrowedModule(module=lent)]
    make.publish(programme)
    make.publish(programme.copy_for_translation(locale))
    module = ModulePage.objects.get(title="Tap").copy_for_translation(locale)
    module.title = "Tap på nynorsk"
    make.publish(module)
    file = packed(programme)
    emptied(programme)
    lent.get_parent().delete()
    ProgrammePage.objects.all().delete()
    done = unpack(file, by=editor)
    assert done.made == 8
    assert "is not here" in done.notes[0]
    assert ModulePage.objects.get(title="Tap på nynorsk").get_parent().locale == locale


def test_the_screen_gives_the_file_and_takes_it_again(client, programme, editor):
    client.force_login(editor)
    sent = client.get(reverse("cms_pack", args=[programme.pk]))
    content = b"".join(sent.streaming_content)
    assert ".zip" in sent["content-disposition"]
    taken = client.post(reverse("cms_transfer"), {"file": SimpleUploadedFile("p.zip", content)})
    assert taken.url == reverse("wagtailadmin_explore", args=[programme.pk])


def test_a_foster_parent_may_not_take_programmes_out(client, programme):
    client.force_login(UserFactory())
    assert client.get(reverse("cms_pack", args=[programme.pk])).status_code == 403
