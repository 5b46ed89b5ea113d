"""A recording in a lesson can be sought, and its pictures are there without a line."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.journeys.test_lost_line import save_for_later, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
FILM = settings.BASE_DIR / "lms" / "demo" / "content" / "films" / "harbour.mp4"


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def lesson(kari):
    video, captions = make.recording(content=FILM.read_bytes()), make.document("tekst.vtt", CUES)
    video.thumbnail.save("plakat.webp", ContentFile(FILM.with_suffix(".webp").read_bytes()))
    page = make.published_lesson(
        make.block("picture", picture=make.picture().pk, alternative_text="En havn"),
        make.block(
            "video",
            title="Samtalen",
            video=video.pk,
            captions=make.items({"language": "nb", "file": captions.pk}),
            transcript="<p>Hei</p>",
        ),
        make.choice(),
    )
    enrol(kari, training=page.get_parent().specific.get_parent().specific.code, by=None)
    begin_lesson(kari, lesson_uuid=page.uuid, place="1")
    return page


CUES = b"WEBVTT\n\n00:00.000 --> 00:20.000\nHei hei\n"


def test_a_video_is_sought_to_near_its_end(phone, live_server, kari, lesson):
    sign_in(phone, kari, live_server.url)
    phone.goto(f"/leksjoner/{lesson.uuid}/?side=1")
    found = phone.evaluate(
        """async () => {
          const video = document.querySelector("video");
          const next = (name) => new Promise((done, fail) => {
            video.addEventListener(name, done, {once: true});
            video.addEventListener("error", () => fail(new Error(video.error?.message)));
          });
          video.preload = "auto";
          video.load();
          await next("loadedmetadata");
          const wanted = video.duration * 0.8;
          video.currentTime = wanted;
          await next("seeked");
          video.textTracks[0].mode = "showing";
          const track = document.querySelector("track");
          if (track.readyState !== 2) await new Promise((done) => track.addEventListener("load", done));
          return {wanted, at: video.currentTime, to: video.seekable.end(0), length: video.duration,
                  cues: video.textTracks[0].cues.length};
        }"""
    )
    assert found["at"] == pytest.approx(found["wanted"], abs=0.5)
    assert found["to"] == pytest.approx(found["length"], abs=0.5)
    assert found["cues"] == 1


def test_a_video_is_slowed_down_and_stepped_back_by_keyboard_and_says_its_name(
    phone, live_server, kari, lesson, axe, screenshot
):
    sign_in(phone, kari, live_server.url)
    phone.goto(f"/leksjoner/{lesson.uuid}/?side=1")
    video = phone.locator("video")
    expect(video).to_have_attribute("aria-label", "Samtalen")
    video.evaluate(
        """(video) => new Promise((done) => {
          video.addEventListener("seeked", done, {once: true});
          video.addEventListener("loadedmetadata", () => { video.currentTime = 11; }, {once: true});
          video.preload = "auto";
          video.load();
        })"""
    )
    phone.get_by_label("Hastighet").focus()
    phone.keyboard.press("ArrowUp")
    assert video.evaluate("(video) => video.playbackRate") == 0.75
    phone.keyboard.press("Shift+Tab")
    expect(phone.get_by_role("button", name="10 sekunder tilbake")).to_be_focused()
    phone.keyboard.press("Enter")
    assert video.evaluate("(video) => video.currentTime") == pytest.approx(1, abs=0.6)
    phone.get_by_text("Les det som blir sagt").click()
    expect(phone.get_by_text("Hei", exact=True)).to_be_visible()
    axe(phone)
    screenshot(phone, "video")


def test_the_pictures_of_a_kept_lesson_are_there_without_a_line(phone, live_server, kari, lesson):
    sign_in(phone, kari, live_server.url)
    save_for_later(phone, lesson)
    phone.context.set_offline(True)
    phone.goto(f"/leksjoner/{lesson.uuid}/uten-nett/")
    picture = phone.get_by_role("img", name="En havn")
    expect(picture).to_be_visible()
    assert phone.evaluate("document.querySelector('figure.picture img').decode().then(() => true)")
