"""Files go to those who may read a page that shows them, whole or in parts."""

import mimetypes
from copy import deepcopy
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.users.models import UserProfile

from courses.actions.assistance import assist
from courses.actions.enrolments import enrol
from courses.models import Enrolment
from lms.documents.file_types import TYPES
from lms.people.middleware.shared import SHARED_DEVICE
from lms.people.models import Role
from tests.cms import factories as make
from tests.factories import FosterParentFactory, MembershipFactory

pytestmark = pytest.mark.django_db
CUES = b"WEBVTT\n\n00:00.000 --> 00:02.000\nHei\n"


def _shown():
    """A lesson that shows a picture, a video with a poster and captions, and a document."""
    picture, document = make.picture(), make.document()
    captions, video = make.document("tekst.vtt", CUES), make.recording()
    video.thumbnail.save("plakat.png", make.picture("plakat.png").file)
    lesson = make.published_lesson(
        make.block("picture", picture=picture.pk, alternative_text="En havn"),
        make.block("download", title="Ark", document=document.pk),
        make.block(
            "video",
            title="Samtalen",
            video=video.pk,
            captions=make.items({"language": "nb", "file": captions.pk}),
            transcript="<p>Hei</p>",
        ),
    )
    rendition = picture.get_rendition("max-20x20|format-webp")
    addresses = [rendition.url, document.url, captions.url, video.file.url, video.thumbnail.url]
    return lesson, addresses


@pytest.fixture(scope="module")
def standing_shown(stand):
    return stand(_shown)


@pytest.fixture
def shown(standing_shown, db):
    return deepcopy(standing_shown)


def signed_in(client, user):
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def learner(lesson, person=None):
    """A foster parent on the path that holds the lesson."""
    person = person or FosterParentFactory().user
    code = lesson.get_parent().specific.get_parent().specific.code
    enrol(person, training=code, by=None)
    return person


def asked(client, addresses, **headers):
    return [client.get(address, headers=headers).status_code for address in addresses]


def test_files_of_a_lesson_are_read_by_who_is_enrolled_and_by_staff(shown, client):
    lesson, addresses = shown
    for user in (
        learner(lesson),
        *(
            MembershipFactory(role=role).user
            for role in (Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER, Role.EDITOR, Role.ADMIN)
        ),
    ):
        assert asked(signed_in(client, user), addresses) == [200] * 5


def test_files_of_a_lesson_stay_open_to_who_did_it_and_left_the_path(shown, client):
    lesson, addresses = shown
    membership = FosterParentFactory()
    person = learner(lesson, membership.user)
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=membership.home.trained_by).user
    assist(person, part_uuid=lesson.uuid, form="conversation", by=coordinator)
    Enrolment.objects.update(withdrawn_at=timezone.now())
    assert asked(signed_in(client, person), addresses) == [200] * 5


def test_files_of_a_lesson_are_closed_to_everyone_else(shown, client):
    _, addresses = shown
    assert asked(client, addresses) == [302] * 5
    assert client.get(addresses[0])["Location"].startswith(reverse("people:sign-in"))
    for user in (FosterParentFactory().user, MembershipFactory(role=Role.AUDITOR).user):
        assert asked(signed_in(client, user), addresses) == [403] * 5


def test_files_close_when_the_page_that_shows_them_is_taken_down(shown, client):
    lesson, addresses = shown
    signed_in(client, learner(lesson))
    lesson.unpublish()
    assert asked(client, addresses) == [403] * 5


def test_an_original_an_upload_on_no_page_and_a_drafts_file_are_the_editors_alone(shown, client):
    lesson, _ = shown
    profile = UserProfile.objects.create(user=MembershipFactory(role=Role.EDITOR).user)
    profile.avatar.save("meg.png", make.picture("meg.png").file)
    drafted, unused = make.picture("utkast.png"), make.recording("ubrukt.mp4")
    make.lesson(make.block("picture", picture=drafted.pk, alternative_text="Et utkast"))
    addresses = [
        lesson.body[0].value["picture"].file.url,
        drafted.get_rendition("max-9x9").url,
        unused.file.url,
        make.document("ubrukt.txt").url,
        profile.avatar.url,
    ]
    for user in (learner(lesson), MembershipFactory(role=Role.TRAINER).user):
        assert asked(signed_in(client, user), addresses) == [403] * 5
    assert asked(signed_in(client, profile.user), addresses) == [200] * 5


def test_what_a_draft_of_a_published_page_adds_is_not_open_yet(shown, client):
    lesson, _ = shown
    added = make.picture("ny.png")
    lesson.body.append(
        ("picture", {"picture": added, "alternative_text": "Ny", "caption": "", "shape": "whole"})
    )
    lesson.save_revision()
    address = added.get_rendition("max-9x9").url
    signed_in(client, learner(lesson))
    assert client.get(address).status_code == 403
    make.publish(lesson.get_latest_revision_as_object())
    assert client.get(address).status_code == 200


def test_a_file_on_a_public_page_is_everyones_and_may_be_cached_by_all(client):
    picture, document = make.picture(), make.document()
    page = make.info(
        body=[
            ("picture", {"picture": picture, "alternative_text": "En havn", "caption": "", "shape": "whole"}),
            ("download", {"title": "Ark", "document": document, "description": ""}),
        ]
    )
    make.publish(page)
    address = picture.get_rendition("max-9x9").url
    assert asked(client, [address, document.url]) == [200, 200]
    answer = client.get(address)
    assert "public" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    closed = CollectionViewRestriction.objects.create(
        collection=picture.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert asked(client, [address, document.url]) == [302, 302]
    closed.delete()
    assert asked(client, [address, document.url]) == [200, 200]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert asked(client, [address, document.url]) == [302, 302]


def test_a_document_is_asked_for_by_the_name_it_has(client):
    document = make.document()
    signed_in(client, MembershipFactory(role=Role.EDITOR).user)
    assert client.get(document.url).status_code == 200
    assert client.get(reverse("wagtaildocs_serve", args=[document.pk, "annet.txt"])).status_code == 404
    assert client.get(reverse("media", args=["documents/finnes-ikke.txt"])).status_code == 404


def test_a_visitor_learns_of_no_file_whether_it_exists(shown, client):
    _, addresses = shown
    unknown = [
        reverse("wagtaildocs_serve", args=[999_999, "ark.txt"]),
        reverse("media", args=["original_images/finnes-ikke.jpg"]),
        reverse("media", args=["../settings.py"]),
    ]
    assert {client.get(address).status_code for address in [*addresses, *unknown]} == {302}


def test_a_readers_file_is_kept_by_their_browser_alone_and_not_on_a_shared_device(shown, client):
    lesson, addresses = shown
    signed_in(client, learner(lesson))
    answer = client.get(addresses[0])
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert "Cookie" in answer["Vary"]
    session = client.session
    session[SHARED_DEVICE] = True
    session.save()
    assert "no-store" in client.get(addresses[0])["Cache-Control"]


def test_a_file_costs_the_same_however_many_pages_show_it(shown, client, django_assert_max_num_queries):
    lesson, addresses = shown
    picture = lesson.body[0].value["picture"]
    for _ in range(12):
        make.published_lesson(make.block("picture", picture=picture.pk, alternative_text="En havn"))
    signed_in(client, learner(lesson))
    client.get(addresses[0])
    with django_assert_max_num_queries(7):
        client.get(addresses[0])


def test_a_file_that_the_browser_has_already_is_not_sent_again(shown, client):
    lesson, addresses = shown
    signed_in(client, learner(lesson))
    for address in addresses:
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.fixture
def video(client):
    """The address of a video of the bytes 0 to 9, asked for by an editor."""
    signed_in(client, MembershipFactory(role=Role.EDITOR).user)
    return make.recording().file.url


@pytest.mark.parametrize(
    ("asked_for", "content", "told"),
    [
        ("bytes=0-1", b"01", "bytes 0-1/10"),
        ("bytes=8-", b"89", "bytes 8-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-30", b"0123456789", "bytes 0-9/10"),
        ("bytes=4-400", b"456789", "bytes 4-9/10"),
    ],
)
def test_a_part_of_a_file_is_sent_when_asked_for(video, client, asked_for, content, told):
    answer = client.get(video, headers={"Range": asked_for, "Accept-Encoding": "gzip"})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, content)
    assert (answer["Content-Range"], answer["Content-Length"]) == (told, str(len(content)))
    assert answer["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("asked_for", ["bytes=0-1,4-5", "bytes=4-1", "bytes=-", "items=0-1", "rubbish"])
def test_the_whole_file_is_sent_for_a_range_that_cannot_be_read_or_is_several(video, client, asked_for):
    answer = client.get(video, headers={"Range": asked_for})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"0123456789")
    assert answer["Accept-Ranges"] == "bytes"


def test_a_range_beyond_the_file_is_refused_with_its_length(video, client):
    answer = client.get(video, headers={"Range": "bytes=10-"})
    assert (answer.status_code, answer["Content-Range"], answer.content) == (416, "bytes */10", b"")


def test_a_range_is_of_the_version_that_the_browser_began_with(video, client):
    first = client.get(video)
    earlier = http_date((timezone.now() - timedelta(days=1)).timestamp())
    for condition, status in [
        (first["ETag"], 206),
        (first["Last-Modified"], 206),
        (f"W/{first['ETag']}", 200),
        ('"another"', 200),
        (earlier, 200),
    ]:
        answer = client.get(video, headers={"Range": "bytes=0-1", "If-Range": condition})
        assert answer.status_code == status, condition


def test_the_head_of_a_file_tells_its_length_and_that_parts_can_be_had(video, client):
    answer = client.head(video, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer["Content-Length"], answer["Accept-Ranges"]) == (200, "10", "bytes")


def test_no_address_leads_to_a_folder_of_files_but_through_the_check():
    """Whatever serves files does it through the one view that asks who the reader is."""
    callbacks = {
        f"{one.callback.__module__}.{getattr(one.callback, '__name__', '')}"
        for one in _patterns(get_resolver().url_patterns)
        if one.callback
    }
    assert not {
        one for one in callbacks if one.startswith(("django.views.static", "wagtail.documents.views.serve"))
    }


def _patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def test_a_browser_is_told_the_same_kind_on_every_host():
    """What the host's own list of kinds lacks, a bare one's does, would else be a file of no kind."""
    kept = {
        *settings.WAGTAILIMAGES_EXTENSIONS,
        *settings.WAGTAILDOCS_EXTENSIONS,
        *settings.WAGTAILMEDIA["AUDIO_EXTENSIONS"],
        *settings.WAGTAILMEDIA["VIDEO_EXTENSIONS"],
    }
    assert kept == set(TYPES)
    assert {suffix: mimetypes.guess_type(f"a.{suffix}")[0] for suffix in kept} == TYPES
    assert make.recording("lyd.wav", kind="audio").sources[0]["type"] == "audio/wav"
