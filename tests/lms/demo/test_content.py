"""What the demo's content promises: enough of it, of every kind, and the same in every language."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import lms.demo.content
from cms.blocks import LessonBody
from lms.demo.content.blocks import _KINDS
from lms.demo.content.films import FILMS
from lms.demo.content.papers import PAPERS
from lms.demo.content.pictures import PICTURES
from lms.demo.content.sounds import SOUNDS

LANGUAGES = ("nb", "nn", "en")
CONTENT = Path(lms.demo.content.__file__).parent / "content"


def read(language):
    return {
        path.stem: tomllib.loads(path.read_text()) for path in sorted((CONTENT / language).glob("[0-9]*"))
    }


SOURCE = read("nb")


def sheets(data):
    """Every list of blocks in a file, by its place."""
    found = {("page", n): page["block"] for n, page in enumerate(data.get("page", []))}
    for number, module in enumerate(data.get("module", [])):
        for kind in ("lesson", "quiz"):
            for n, one in enumerate(module.get(kind, [])):
                found[number, kind, n] = one["block"]
    return found


def kind_of(block):
    return next(made for key, (made, _make) in _KINDS.items() if key in block)


def shape(block):
    """What two languages of a block must share."""
    choices = block.get("choices", [])
    many = [len(block.get(name, [])) for name in ("pairs", "steps", "scale", "accordion", "scene")]
    return kind_of(block), [choice[0] for choice in choices], many, block.get("answer"), block.get("picture")


def blocks():
    return [block for data in SOURCE.values() for sheet in sheets(data).values() for block in sheet]


def test_at_least_forty_lessons_are_of_substance():
    words = [
        len(str(sheet).split())
        for data in SOURCE.values()
        for place, sheet in sheets(data).items()
        if place[1] == "lesson"
    ]
    assert len([count for count in words if count > 250]) >= 40


def test_every_kind_of_block_is_used():
    assert set(LessonBody().child_blocks) <= {kind_of(block) for block in blocks()}


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_translation_has_the_same_blocks_as_its_source(language):
    for name, data in read(language).items():
        theirs = sheets(SOURCE[name])
        for place, sheet in sheets(data).items():
            assert [shape(block) for block in sheet] == [shape(b) for b in theirs[place]], (name, place)


def test_the_first_module_of_every_programme_is_in_nynorsk_and_one_in_english():
    nynorsk = read("nn")
    assert set(nynorsk) == set(SOURCE)
    for name, data in nynorsk.items():
        for module, source in zip(
            data.get("module", [])[:1], SOURCE[name].get("module", [])[:1], strict=True
        ):
            assert len(module["lesson"]) == len(source["lesson"]), name
    assert any(data.get("module") for data in read("en").values())


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_picture_is_described_alike_wherever_it_stands(language):
    told: dict[str, Counter[str]] = {}
    for data in read(language).values():
        for sheet in sheets(data).values():
            for block in sheet:
                if "picture" in block:
                    told.setdefault(block["picture"], Counter())[block["alt"]] += 1
    assert {name: len(alts) for name, alts in told.items() if len(alts) > 1} == {}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_question_of_a_quiz_names_a_lesson_to_read_again(language):
    for name, data in read(language).items():
        lessons = {f"{place[0]}/{place[2]}" for place in sheets(data) if place[1] == "lesson"}
        for place, sheet in sheets(data).items():
            if place[1] == "quiz":
                assert {block.get("again") for block in sheet} <= lessons, (name, place)


def test_every_file_that_is_named_can_be_made():
    known = {"picture": PICTURES, "sound": SOUNDS, "film": FILMS, "file": PAPERS}
    for language in ("nb", "nn", "en"):
        for data in read(language).values():
            for sheet in sheets(data).values():
                for block in sheet:
                    for key, made in known.items():
                        assert key not in block or block[key] in made
    for film in FILMS.values():
        assert film.recording.exists()
        assert film.captions("nb").startswith("WEBVTT\n\n00:00:00.000 --> ")


def test_information_pages_are_in_every_language():
    keys = {language: [page["key"] for page in read(language)["00-pages"]["page"]] for language in LANGUAGES}
    assert keys["nb"] == keys["nn"] == keys["en"]
