"""What is published stays; what cannot be taken is refused with a sentence."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from courses.actions.enrolments import enrol
from courses.actions.publishing import publish_lesson
from courses.content import ChoiceContent, LessonContent, QuizContent, StepContent
from courses.errors import CircularPrerequisite, ContentRefused
from courses.models import LessonVersion, ModulePart, ModuleVersion, Part, ProgrammeModule
from courses.queries.lessons import pinned
from courses.rules.content_json import questions_of
from tests import databases
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_publishing_the_same_again_appends_nothing():
    module = make.module_content(make.part())
    assert make.publish_module(module) == make.publish_module(module)
    assert (ModuleVersion.objects.count(), LessonVersion.objects.count()) == (1, 1)


def test_a_change_of_what_is_asked_appends_a_version_and_a_change_of_words_does_not():
    first = make.publish_module(module := make.module_content(make.part()))
    same = make.publish_module(replace(module, title="Nytt navn", titles={"en": "New name"}))
    assert same == first
    assert Part.objects.get().module.training.titles == {"nb": "Nytt navn", "en": "New name"}
    other = make.publish_module(replace(module, pass_mark=0.5))
    assert other.number == 2


@pytest.mark.parametrize("model", [ModuleVersion, ModulePart, LessonVersion, ProgrammeModule])
def test_the_database_refuses_to_change_or_delete_what_is_published(model):
    make.publish_programme(make.module_content(make.part()))
    row = model.objects.first()
    field = "number" if hasattr(row, "number") else "position"
    for act in (
        lambda: model.objects.filter(pk=row.pk).update(**{field: 99}),
        lambda: model.objects.filter(pk=row.pk)._raw_delete("default"),
    ):
        with databases.unbound(), pytest.raises(IntegrityError, match="once published"), transaction.atomic():
            act()


def test_a_programme_version_takes_its_mark_once_and_nothing_else():
    version = make.publish_programme(make.module_content(make.part()))
    for values in ({"follows_recommendation_on": None, "follows_recommendation_by": None}, {"number": 9}):
        with databases.unbound(), pytest.raises(IntegrityError), transaction.atomic():
            type(version).objects.filter(pk=version.pk).update(**values)


def refused(*questions, quiz=None):
    with pytest.raises(ContentRefused) as error:
        publish_lesson(LessonContent(uuid4(), "nb", "Prøve", 10, questions, quiz), by=None)
    assert not LessonVersion.objects.exists()
    return str(error.value)


def test_a_quiz_without_a_right_answer_is_refused():
    likert = make.question(kind="likert")
    assert "Prøve" in refused(likert, quiz=QuizContent())
    assert "Prøve" in refused(quiz=QuizContent())
    assert "Prøve" in refused(make.question(), quiz=QuizContent(draw=2))


@pytest.mark.parametrize(
    "values",
    [
        {"choices": (ChoiceContent("a", "A"), ChoiceContent("b", "B"))},
        {"choices": (ChoiceContent("a", "A", True),)},
        {"choices": (ChoiceContent("a", "A", True), ChoiceContent("a", "B"))},
        {"kind": "true_false", "answer": "ja"},
        {"kind": "fill_in", "answer": ["  "]},
        {"kind": "matching", "answer": {"a": "x"}},
        {"kind": "ordering", "choices": (ChoiceContent("a", "A"),)},
        {"points": 0},
    ],
)
def test_a_question_without_a_usable_key_is_refused(values):
    assert "Hva hjelper barnet?" in refused(make.question(**values))


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (StepContent("1", "Barnet gråter", ()),),
        (StepContent("1", "s", (ChoiceContent("a", "Gå", leads_to="2"),)),),
        (StepContent("1", "s", (ChoiceContent("a", "A", leads_to="1"),)),),
        (
            StepContent("1", "s", (ChoiceContent("a", "A"),)),
            StepContent("2", "Glemt", (ChoiceContent("b", "B"),)),
        ),
    ],
)
def test_a_scenario_with_a_dead_end_a_circle_or_a_lost_situation_is_refused(steps):
    refused(make.question(kind="scenario", choices=(), steps=steps))


def test_a_circular_prerequisite_is_refused():
    first = make.module_content(make.part(), title="Én")
    second = make.module_content(make.part(), title="To", prerequisites=(first.uuid,))
    third = make.module_content(make.part(), title="Tre", prerequisites=(second.uuid,))
    for module in (first, second, third):
        make.publish_module(module)
    for waits_for in (first.uuid, third.uuid):
        with pytest.raises(CircularPrerequisite, match="Én"):
            make.publish_module(replace(first, prerequisites=(waits_for,)))


def test_a_module_nobody_could_complete_is_refused():
    with pytest.raises(ContentRefused):
        make.publish_module(make.module_content(make.part(required=False)))


def test_a_part_stays_with_its_module():
    lesson = make.part()
    make.publish_module(make.module_content(lesson))
    with pytest.raises(ContentRefused):
        make.publish_module(make.module_content(lesson))


def test_a_code_stays_with_its_owner():
    make.publish_programme(make.module_content(make.part()))
    with pytest.raises(ContentRefused):
        make.publish_programme(make.module_content(make.part()))
    with pytest.raises(ContentRefused):
        make.publish_module(make.module_content(make.part(), code="pride-basic"))


def test_a_lesson_named_by_a_pinned_version_is_known_as_such():
    lesson, later = make.part(), make.part()
    module = make.module_content(lesson)
    make.publish_programme(module)
    enrol(UserFactory(), training="pride-basic", by=None)
    make.publish_module(make.module_content(later, uuid=module.uuid))
    assert pinned([lesson.uuid, later.uuid, uuid4()]) == {lesson.uuid, later.uuid}


def test_a_lesson_kept_with_an_older_name_of_a_type_of_question_is_read_and_is_not_published_again():
    content = LessonContent(uuid4(), "nb", "Ro", 10, (make.question(),))
    version = publish_lesson(content, by=None)
    kept = {**version.content, "questions": [{**version.content["questions"][0], "kind": "single"}]}
    older = LessonVersion.objects.create(
        lesson_uuid=content.uuid,
        language="nb",
        number=2,
        is_source=True,
        title="Ro",
        minutes=10,
        content=kept,
        published_at=version.published_at,
    )
    assert questions_of(older.content) == content.questions
    assert publish_lesson(content, by=None) == older
