"""Files that are broken or mean harm: nothing changes, and the editor reads where it is wrong."""

import hashlib
import io
import json
import zipfile
from contextlib import suppress
from functools import cache
from typing import get_args
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core.core_schema import ErrorType
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms.models import ProgrammePage
from cms.transfer import ParcelBroken, unpack
from cms.transfer.faults import in_words
from cms.transfer.parcel import DAMAGED, FORMAT, opened
from tests.cms import factories as make
from tests.cms.test_uploads import bomb
from tests.factories import UserFactory

PICTURE = "files/picture-1.png"


def parcel(picture=None):
    """What the file of a small programme says, and its picture: one module with one lesson."""
    programme, module, lesson = (str(uuid4()) for _ in range(3))
    picture = picture or get_test_image_file().file.getvalue()
    said = {
        "format": FORMAT,
        "pages": [
            page("programme", programme, None, values={"code": f"p-{programme[:8]}"}),
            page("module", module, programme, values={"pass_mark": 80, "phase": "before"}),
            page("lesson", lesson, module, stream=[
                make.block("picture", picture=PICTURE, alternative_text="Et hus"),
                make.text("<p>Barnet trenger ro.</p>"),
                make.choice(),
            ]),
        ],
        "files": {
            PICTURE: {
                "kind": "picture",
                "title": "Huset",
                "file_name": "huset.png",
                "sha256": hashlib.sha256(picture).hexdigest(),
            }
        },
    }  # fmt: skip
    return said, {PICTURE: picture}


def page(kind, key, under, **values):
    return {"kind": kind, "key": key, "language": "nb", "under": under, "slug": kind, "title": kind, **values}


def archive(said, files, *more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("programme.json", said if isinstance(said, str) else json.dumps(said))
        for name, content in [*files.items(), *more]:
            target.writestr(name, content)
    out.seek(0)
    return out


@pytest.mark.django_db
def test_the_small_programme_itself_is_taken():
    make.home()
    assert unpack(archive(*parcel()), by=UserFactory(is_superuser=True), publish=True).made == 3
    assert ProgrammePage.objects.get().live


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("files/extra.txt", "x"), "no page names it"),
        (("../../etc/passwd", "x"), "does not belong"),
        (("files/../x", "x"), "does not belong"),
        (("files/bomb.png", b"\0" * 3_000_000), "looks like an attack"),
    ],
)
def test_an_archive_holds_what_it_says_and_no_more(more, sentence):
    with pytest.raises(ParcelBroken, match=sentence):
        opened(archive(*parcel(), more))


@pytest.mark.parametrize("said", ["{", "[" * 100_000, "null", "{}", '{"format": 1}'])
def test_a_list_of_pages_that_cannot_be_read_is_refused(said):
    with pytest.raises(ParcelBroken, match=r"programme\.json"):
        opened(archive(said, {}))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("{", "Filen kan ikke leses"),
        ("null", "Her skal det stå felter med navn."),
        ("{}", "Dette mangler."),
        ('{"format": 1}', "Her skal det stå en tekst."),
    ],
)
def test_a_refused_file_is_told_in_the_editors_language(said, sentence):
    with translation.override("nb"), pytest.raises(ParcelBroken, match=sentence):
        opened(archive(said, {}))


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_every_fault_that_the_reader_can_name_has_words_of_ours(kind):
    with translation.override(None):
        english = in_words(kind, {})
    with translation.override("nb"):
        assert in_words(kind, {}) != english


@pytest.mark.parametrize("kept", [0, 1, 100, 1500])
def test_a_file_cut_short_is_refused(kept):
    whole = archive(*parcel()).getvalue()
    with pytest.raises(ParcelBroken, match="no ZIP archive"):
        opened(io.BytesIO(whole[: min(kept, len(whole) - 1)]))


@cache
def small_programme():
    return archive(*parcel()).getvalue()


@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_file_altered_anywhere_is_read_or_refused_and_breaks_nothing(alterations):
    raw = bytearray(small_programme())
    for place, byte in alterations:
        raw[place % len(raw)] = byte
    with suppress(ParcelBroken):
        held, _ = opened(io.BytesIO(raw))
        with suppress(*DAMAGED):
            held.read(PICTURE)


@pytest.mark.django_db
def test_a_picture_damaged_within_the_archive_is_refused_by_name():
    make.home()
    said, files = parcel(picture=bytes(range(256)) * 400)
    raw = bytearray(archive(said, files).getvalue())
    begins = raw.index(PICTURE.encode()) + len(PICTURE)
    raw[begins : begins + 40] = bytes(255 - byte for byte in raw[begins : begins + 40])
    with pytest.raises(ParcelBroken, match="The file is damaged") as refused:
        unpack(io.BytesIO(raw), by=UserFactory(is_superuser=True))
    assert PICTURE in str(refused.value)
    assert not ProgrammePage.objects.exists()


def lesson(change):
    return lambda said: change(said["pages"][2]["stream"])


def value(number, **values):
    return lesson(lambda stream: stream[number]["value"].update(values))


def wrong_everywhere(stream):
    for choice in stream[2]["value"]["choices"]:
        choice["value"]["is_right"] = False


HARM = {
    "another format": (lambda said: said.update(format="other/9"), "another format"),
    "a surplus field": (lambda said: said.update(surplus=1), "surplus"),
    "a picture that nobody names": (lambda said: said["files"].clear(), "no page names it"),
    "another picture": (lambda said: said["files"][PICTURE].update(sha256="0" * 64), "not the one"),
    "a page twice": (lambda said: said["pages"].append(said["pages"][0]), "there twice"),
    "pages upside down": (lambda said: said["pages"].reverse(), "does not stand before it"),
    "an unknown language": (lambda said: said["pages"][0].update(language="xx"), "is not set up"),
    "a field of no page": (lambda said: said["pages"][0].update(values={"owner_id": 1}), "is no field"),
    "a share beyond the whole": (lambda said: said["pages"][1]["values"].update(pass_mark=400), "pass_mark"),
    "an unknown phase": (lambda said: said["pages"][1]["values"].update(phase="later"), "phase"),
    "an unknown block": (lesson(lambda stream: stream[0].update(type="raw_html")), "No block here"),
    "a picture without words": (value(0, alternative_text=""), "screen reader"),
    "a file that is not there": (value(0, picture="files/none.png"), "names a file"),
    "the number of a file": (value(0, picture=7), "names a file"),
    "a block of no fields": (lesson(lambda stream: stream[0].update(value="x")), "fields of a block"),
    "a script": (value(1, text="<p>x<script>y()</script></p>"), "script"),
    "no right answer": (lesson(wrong_everywhere), r"3 → choices: Mark exactly one"),
    "no choices": (value(2, choices=None), "list is missing"),
    "a list for a text": (value(2, prompt=["x"]), "something else than a text"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "sentence"), HARM.values(), ids=HARM)
def test_what_means_harm_changes_nothing_and_is_told_where(change, sentence):
    make.home()
    said, files = parcel()
    change(said)
    pages = Page.objects.count()
    with pytest.raises(ParcelBroken, match=sentence):
        unpack(archive(said, files), by=_editor())
    assert Page.objects.count() == pages
    assert not Image.objects.exists()


def _editor():
    return UserFactory(is_superuser=True)


@pytest.mark.django_db
def test_files_stored_for_a_refused_programme_are_taken_away_again(settings, tmp_path):
    make.home()
    settings.MEDIA_ROOT = tmp_path
    said, files = parcel()
    wrong_everywhere(said["pages"][2]["stream"])
    with pytest.raises(ParcelBroken):
        unpack(archive(said, files), by=_editor())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_a_picture_bomb_in_the_file_is_refused():
    make.home()
    with pytest.raises(ParcelBroken, match=r"files/.*too many pixels"):
        unpack(archive(*parcel(bomb())), by=_editor())


@pytest.mark.django_db
def test_a_code_that_another_programme_has_is_refused():
    taken = make.published_lesson().get_parent().get_parent().specific
    said, files = parcel()
    said["pages"][0]["values"]["code"] = taken.code
    with pytest.raises(ParcelBroken, match="has the code"):
        unpack(archive(said, files), by=_editor())


@pytest.mark.django_db
def test_the_screen_says_where_a_file_is_wrong(client):
    client.force_login(_editor())
    file = SimpleUploadedFile("p.zip", b"dette er ingen fil")
    shown = client.post(reverse("cms_transfer"), {"file": file}, headers={"accept-language": "en"})
    assert shown.status_code == 200
    assert not ProgrammePage.objects.exists()
    assert "ZIP" in shown.content.decode()
