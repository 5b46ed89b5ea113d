"""What is published goes down a floor as plain data."""

import pytest

from cms.models import BorrowedModule
from cms.queries.published_content import question_uuid
from courses.models import LessonVersion, ModuleVersion, Part, ProgrammeVersion, Training
from tests.cms import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def parts_of(module):
    version = ModuleVersion.objects.filter(module=module.uuid).order_by("-number").first()
    return [row.part for row in version.module_parts.select_related("part").order_by("position")]


def test_a_lesson_is_handed_over_with_its_questions_and_keys():
    editor = UserFactory()
    page = make.lesson(make.text(), make.choice(prompt="Hva hjelper?"), minutes=12)
    make.publish(page, by=editor)
    version = LessonVersion.objects.get(lesson_uuid=page.uuid)
    assert (version.language, version.is_source, version.minutes) == ("nb", True, 12)
    assert version.published_by == editor
    (question,) = version.content["questions"]
    assert question["uuid"] == str(question_uuid(page.uuid, page.body[1].id))
    assert question["prompt"] == "Hva hjelper?"
    assert [choice["is_right"] for choice in question["choices"]] == [True, False]


def test_every_kind_of_question_finds_its_key():
    pairs = make.items({"left": "Savn", "right": "Sinne"}, {"left": "Uro", "right": "Vaktsomhet"})
    page = make.lesson(
        make.block("true_false", prompt="Barn sørger i korte økter.", answer="true"),
        make.block("ordering", prompt="Hva først?", steps=make.items("Roe", "Forstå", "Lære")),
        make.block("matching", prompt="Hva hører sammen?", pairs=pairs),
        make.block("fill_in", prompt="Fyll inn", text="Gi [trygghet|ro] hver dag."),
        make.block("likert", prompt="Hvor trygg er du?", scale=make.items("Lite", "Noe", "Mye")),
        make.block("reflection", prompt="Hvem trøstet deg?"),
    )
    make.publish(page)
    kept = LessonVersion.objects.get(lesson_uuid=page.uuid).content["questions"]
    kinds = [question["kind"] for question in kept]
    assert kinds == ["true_false", "ordering", "matching", "fill_in", "likert", "reflection"]
    statement, order, match, gap, *_ = kept
    assert statement["answer"] is True
    assert [choice["text"] for choice in order["choices"]] == ["Roe", "Forstå", "Lære"]
    words = {piece["id"]: piece["text"] for piece in match["choices"] + match["targets"]}
    assert {words[a]: words[b] for a, b in match["answer"].items()} == {"Savn": "Sinne", "Uro": "Vaktsomhet"}
    assert gap["answer"] == ["trygghet", "ro"]
    assert "trygghet" not in gap["prompt"]


def test_a_module_holds_its_lessons_quizzes_and_meetings_in_order():
    module = make.module(meetings=[1, 99])
    lesson = make.publish(make.lesson(under=module))
    quiz = make.publish(make.quiz(under=module))
    make.publish(module)
    assert [part.kind for part in parts_of(module)] == ["lesson", "gathering", "quiz", "gathering"]
    assert [part.pk for part in parts_of(module)][::2] == [lesson.uuid, quiz.uuid]


def test_a_meeting_keeps_its_identity_when_the_module_is_published_again():
    module = make.module(meetings=[1])
    make.publish(make.lesson(under=module))
    make.publish(module)
    before = parts_of(module)
    module.meetings.all()[0].title = "Samling 1: Introduksjon"
    make.publish(module)
    assert parts_of(module) == before


def test_a_lesson_added_to_a_published_module_appends_versions_all_the_way_up():
    page = make.published_lesson()
    module = page.get_parent().specific
    make.publish(make.lesson(under=module, title="Ny leksjon"))
    assert [part.titles["nb"] for part in parts_of(module)] == ["En trygg havn", "Ny leksjon"]
    assert ModuleVersion.objects.count() == 2
    newest = ProgrammeVersion.objects.order_by("-number").first()
    assert newest.number == 2
    assert newest.module_versions.get().number == 2


def test_publishing_again_without_a_change_appends_nothing():
    page = make.published_lesson()
    make.publish(page)
    make.publish(page.get_parent().specific)
    assert (LessonVersion.objects.count(), ModuleVersion.objects.count()) == (1, 1)
    assert ProgrammeVersion.objects.count() == 1


def test_a_lesson_waits_for_its_module_to_be_published():
    make.publish(make.lesson())
    assert not ModuleVersion.objects.exists()


def test_a_lesson_taken_out_stays_for_those_who_have_begun():
    page = make.published_lesson()
    module = page.get_parent().specific
    make.publish(make.lesson(under=module, title="Ny leksjon"))
    page.is_in_use = False
    make.publish(page)
    assert [part.titles["nb"] for part in parts_of(module)] == ["Ny leksjon"]
    assert Part.objects.filter(pk=page.uuid).exists()


def test_a_borrowed_module_belongs_to_both_programmes():
    page = make.published_lesson()
    module = page.get_parent().specific
    other = make.programme(title="Videreopplæring")
    other.borrowed = [BorrowedModule(module=module)]
    make.publish(other)
    assert (
        ProgrammeVersion.objects.filter(programme=other.uuid).get().module_versions.get().module_id
        == module.uuid
    )
    make.publish(make.lesson(under=module))
    newest = ProgrammeVersion.objects.filter(programme=other.uuid).order_by("-number").first()
    assert newest.module_versions.get().number == 2


def test_modules_on_a_shelf_without_a_code_stand_alone():
    shelf = make.programme(code="", title="Spesialiserte moduler")
    page = make.published_lesson(under=make.module(under=shelf, code="special-test"))
    assert Training.objects.get(module=page.get_parent().specific.uuid).code == "special-test"
    assert not ProgrammeVersion.objects.exists()


def translated(page, parent, **words):
    """The page in nynorsk beneath a parent, with its own words."""
    from wagtail.models import Locale

    locale = Locale.objects.get(language_code="nn")
    copy = page.copy_for_translation(locale)
    for name, value in words.items():
        setattr(copy, name, value)
    return make.publish(copy)


def test_a_translation_gives_words_and_no_parts():
    make.home("nn")
    page = make.published_lesson(title="En trygg havn")
    module = page.get_parent().specific
    programme = module.get_parent().specific
    translated(programme, None, title="Grunnopplæring nn")
    translated(module, None, title="Tilknyting")
    other = translated(page, None, title="Ei trygg hamn")
    versions = LessonVersion.objects.filter(lesson_uuid=page.uuid).order_by("language")
    assert [(one.language, one.is_source, one.title) for one in versions] == [
        ("nb", True, "En trygg havn"),
        ("nn", False, "Ei trygg hamn"),
    ]
    assert other.uuid == page.uuid
    first, second = (one.content["questions"] for one in versions)
    assert [one["uuid"] for one in first] == [one["uuid"] for one in second]
    assert ModuleVersion.objects.filter(module=module.uuid).count() == 1
    assert parts_of(module)[0].titles == {"nb": "En trygg havn", "nn": "Ei trygg hamn"}
    assert Training.objects.get(code=programme.code).titles["nn"] == "Grunnopplæring nn"


def test_a_meeting_is_the_same_in_every_language():
    make.home("nn")
    module = make.module(meetings=[1])
    make.publish(make.lesson(under=module))
    programme = make.publish(module.get_parent().specific)
    make.publish(module)
    translated(programme, None)
    other = translated(module, None)
    assert other.meetings.get().uuid == module.meetings.get().uuid
    assert len(parts_of(module)) == 2
