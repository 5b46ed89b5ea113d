"""What an editor may not publish, and where the sentence stands."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.blocks import StreamBlockValidationError

from cms.blocks import LessonBody
from tests.cms import factories as make

pytestmark = pytest.mark.django_db


def refusal(*blocks):
    """The errors of the first block as the editor's page gets them, or None if it may be published."""
    body = LessonBody()
    try:
        body.clean(body.to_python(list(blocks)))
    except StreamBlockValidationError as error:
        return error.as_json_data()["blockErrors"][0]["blockErrors"]
    return None


def sentence(errors):
    return str(errors["messages"][0])


def test_a_question_with_one_right_choice_is_accepted():
    assert refusal(make.choice()) is None


@pytest.mark.parametrize("marks", [(False, False), (True, True)])
def test_a_single_choice_wants_exactly_one_right_answer(marks):
    choices = make.items(
        *({"text": f"Svar {n}", "is_right": mark, "feedback": ""} for n, mark in enumerate(marks))
    )
    errors = refusal(make.block("single_choice", prompt="Hva hjelper?", choices=choices))
    assert "exactly one choice" in sentence(errors["choices"])


def test_a_multiple_choice_wants_a_right_answer():
    choices = make.items(*({"text": f"Svar {n}", "is_right": False, "feedback": ""} for n in range(2)))
    errors = refusal(make.block("multiple_choice", prompt="Hva hjelper?", choices=choices))
    assert "at least one choice" in sentence(errors["choices"])


def test_a_statement_must_be_true_or_false():
    errors = refusal(make.block("true_false", prompt="Barn sørger i korte økter.", answer=""))
    assert "true or false" in sentence(errors["answer"])


def test_steps_that_read_the_same_cannot_be_put_in_order():
    errors = refusal(make.block("ordering", prompt="Hva først?", steps=make.items("Vent", "vent ")))
    assert "read the same" in sentence(errors["steps"])


def test_pairs_that_share_a_half_cannot_be_matched():
    pairs = make.items({"left": "Savn", "right": "Sinne"}, {"left": "Uro", "right": "sinne"})
    errors = refusal(make.block("matching", prompt="Hva hører sammen?", pairs=pairs))
    assert "share a half" in sentence(errors["pairs"])


def test_a_text_without_a_gap_cannot_be_filled_in():
    errors = refusal(make.block("fill_in", prompt="Fyll inn", text="Barnet trenger trygghet."))
    assert "square brackets" in sentence(errors["text"])


def test_a_picture_without_alternative_text_is_refused():
    from wagtail.images.models import Image
    from wagtail.images.tests.utils import get_test_image_file

    image = Image.objects.create(title="Hus", file=get_test_image_file())
    errors = refusal(make.block("picture", picture=image.pk, alternative_text=" "))
    assert "screen reader" in sentence(errors["alternative_text"])


def test_a_video_without_captions_or_transcript_is_refused():
    from wagtailmedia.models import Media

    film = Media.objects.create(title="Film", type="video", file="film.mp4")
    errors = refusal(make.block("video", title="Film", video=film.pk, transcript=""))
    assert "transcript" in sentence(errors["transcript"])
    errors = refusal(make.block("video", title="Film", video=film.pk, transcript="<p>Alt.</p>", captions=[]))
    assert "captions" in sentence(errors["captions"])


def test_a_scenario_with_a_dead_end_is_refused():
    choices = make.items({"text": "Vent", "consequence": "Det blir stille.", "leads_to": "finnes-ikke"},
                         {"text": "Spør", "consequence": "Hun svarer.", "leads_to": ""})  # fmt: skip
    scenes = make.items({"name": "start", "situation": "Hun er stille.", "choices": choices})
    block = make.block("scenario", title="Stille", scenes=scenes, discussion="Hva nå?")
    assert "finnes-ikke" in sentence(refusal(block)["scenes"])


def test_a_draft_may_be_unfinished():
    body = LessonBody()
    unfinished = body.to_python([make.block("single_choice", prompt=""), make.block("true_false", prompt="")])
    assert len(body.clean_deferred(unfinished)) == 2


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<b onclick="alert(1)">her</b>',
        '<a href="javascript:alert(1)">her</a>',
        '<iframe src="https://example.org"></iframe>',
    ],
)
def test_a_script_in_rich_text_is_refused(inside):
    assert "script" in sentence(refusal(make.text(f"<p>Hei {inside}</p>"))["text"])


def test_other_markup_is_taken_away_from_rich_text():
    body = LessonBody()
    kept = body.clean(body.to_python([make.text('<p class="stor">Hei <span>du</span></p>')]))
    assert kept[0].value["text"].source == "<p>Hei du</p>"


@pytest.mark.parametrize(
    ("kind", "rows", "least"),
    [
        ("single_choice", "choices", 2),
        ("ordering", "steps", 2),
        ("matching", "pairs", 2),
        ("likert", "scale", 3),
    ],
)
def test_a_new_question_has_the_rows_that_it_needs_at_least(kind, rows, least):
    block = LessonBody().child_blocks[kind]
    assert len(block.get_default()[rows]) == least


def test_a_new_scenario_has_two_choices_to_fill_in():
    scenario = LessonBody().child_blocks["scenario"].get_default()
    assert [len(scene["choices"]) for scene in scenario["scenes"]] == [2]


def test_every_recording_can_be_stopped_slowed_down_and_read():
    """WCAG 2.2.2 and 1.2: nothing plays by itself, and what is said stands beneath."""
    places = {
        path: path.read_text("utf-8")
        for package in ("lms", "courses", "sessions", "cms")
        for path in (Path(settings.BASE_DIR) / package).rglob("templates/**/*.html")
    }
    playing = {path: text for path, text in places.items() if re.search(r"<(video|audio)\b", text)}
    assert len(playing) > 1
    for path, text in playing.items():
        (tag,) = re.findall(r"<(?:video|audio)\b[^\n]*?>\s*\{%", text) or [text]
        assert " controls" in tag, path
        assert "aria-label=" in tag, path
        assert "autoplay" not in text, path
        assert "cms/blocks/player.html" in text, path
        assert "value.transcript" in text, path
