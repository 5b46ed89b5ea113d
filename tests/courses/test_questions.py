"""Scoring is a table: question, response, outcome. No database."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.content import ChoiceContent, QuestionContent, StepContent
from courses.errors import ResponseRefused
from courses.questions import Verdict, score

A, B, C = (
    ChoiceContent("a", "A", True, "ja"),
    ChoiceContent("b", "B", False, "nei"),
    ChoiceContent("c", "C", True),
)


def ask(kind, **values):
    return QuestionContent(uuid4(), kind, "?", **values)


SINGLE = ask("single", choices=(A, B), feedback_right="Bra", feedback_wrong="Les igjen")
MULTIPLE = ask("multiple", choices=(A, B, C))
TRUE = ask("true_false", answer=True)
ORDER = ask("ordering", choices=(A, B, C))
MATCH = ask("matching", choices=(A, B), targets=(ChoiceContent("x", "X"), ChoiceContent("y", "Y")),
            answer={"a": "x", "b": "y"})  # fmt: skip
FILL = ask("fill_in", answer=["Tilknytning", "tilknytning til mor"])
NUMBER = ask("fill_in", answer=["2,5", "10000"])
LIKERT = ask("likert", choices=(A, B))
STORY = ask(
    "scenario",
    steps=(
        StepContent("1", "s", (ChoiceContent("go", "g", leads_to="2"), ChoiceContent("stay", "s"))),
        StepContent("2", "s", (ChoiceContent("end", "e", feedback="slutt"),)),
    ),
)
WISE = ask(
    "scenario",
    steps=(
        StepContent("1", "s", (ChoiceContent("go", "g", True, leads_to="2"), ChoiceContent("stay", "s"))),
        StepContent("2", "s", (ChoiceContent("calm", "c", True), ChoiceContent("shout", "s"))),
    ),
)


@pytest.mark.parametrize(
    ("question", "response", "is_right", "share", "spelt"),
    [
        (SINGLE, "a", True, 1, "a"),
        (SINGLE, ["b"], False, 0, "b"),
        (MULTIPLE, ["c", "a"], True, 1, "c[,]a"),
        (MULTIPLE, ["a"], False, 0.5, "a"),
        (MULTIPLE, ["a", "b"], False, 0, "a[,]b"),
        (MULTIPLE, ["a", "b", "c"], False, 0.5, "a[,]b[,]c"),
        (MULTIPLE, [], False, 0, ""),
        (TRUE, True, True, 1, "true"),
        (TRUE, "false", False, 0, "false"),
        (ORDER, ["a", "b", "c"], True, 1, "a[,]b[,]c"),
        (ORDER, ["a", "c", "b"], False, 1 / 3, "a[,]c[,]b"),
        (MATCH, {"a": "x", "b": "y"}, True, 1, "a[.]x[,]b[.]y"),
        (MATCH, {"a": "x", "b": "x"}, False, 0.5, "a[.]x[,]b[.]x"),
        (FILL, "  TILKNYTNING. ", True, 1, "TILKNYTNING."),
        (FILL, "tilknytning  til mor", True, 1, "tilknytning til mor"),
        (FILL, "til\u00adknyt\u200bning\u202e", True, 1, "tilknytning"),
        (FILL, "tilknytning\u00a0til mor!", True, 1, "tilknytning til mor!"),
        (NUMBER, "2.5", True, 1, "2.5"),
        (NUMBER, "10 000", True, 1, "10 000"),
        (NUMBER, "25", False, 0, "25"),
        (FILL, "noe annet", False, 0, "noe annet"),
        (LIKERT, "b", None, None, "b"),
        (STORY, ["go", "end"], None, None, "go[,]end"),
        (STORY, ["stay"], None, None, "stay"),
        (WISE, ["go", "calm"], True, 1, "go[,]calm"),
        (WISE, ["go", "shout"], False, 0.5, "go[,]shout"),
    ],
)
def test_responses_are_scored(question, response, is_right, share, spelt):
    scored = score(question, response)
    assert scored.is_right is is_right
    assert scored.share == (None if share is None else pytest.approx(share))
    assert scored.spelt == spelt


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (SINGLE, ["a", "b"]),
        (SINGLE, []),
        (SINGLE, "z"),
        (SINGLE, None),
        (MULTIPLE, ["a", "a"]),
        (MULTIPLE, "a"),
        (TRUE, "maybe"),
        (TRUE, 1),
        (TRUE, ["true"]),
        (ORDER, ["a", "b"]),
        (MATCH, {"a": "x"}),
        (MATCH, {"a": "x", "b": "z"}),
        (MATCH, {"a": "x", "b": ["y"]}),
        (FILL, "  "),
        (FILL, "\u200b\u00ad"),
        (FILL, "x" * 501),
        (STORY, ["go"]),
        (STORY, ["end"]),
        (STORY, ["stay", "end"]),
        (STORY, []),
        (STORY, "stay"),
    ],
)
def test_responses_that_do_not_fit_are_refused(question, response):
    with pytest.raises(ResponseRefused):
        score(question, response)


def test_feedback_is_of_the_choices_taken_then_of_the_outcome():
    assert score(SINGLE, "a").feedback == ("ja", "Bra")
    assert score(SINGLE, "b").feedback == ("nei", "Les igjen")


def test_some_right_and_none_wrong_is_told_as_right_with_more_to_find():
    scored = score(MULTIPLE, ["a"])
    assert (scored.verdict, scored.is_right) == (Verdict.MORE, False)


def test_where_some_is_right_and_some_is_not_each_feedback_names_its_choice():
    choices = [replace(one, text=f"Valg {one.id}", feedback=f"Om {one.id}.") for one in MULTIPLE.choices]
    both = replace(MULTIPLE, choices=tuple(choices))
    wrong = next(one.id for one in both.choices if not one.is_right)
    right = next(one.id for one in both.choices if one.is_right)
    scored = score(both, [right, wrong])
    assert scored.verdict is Verdict.MIXED
    assert f"«Valg {right}»: Om {right}." in scored.feedback


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.sampled_from(["a", "b", "go", "end"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
)


@given(
    question=st.sampled_from([SINGLE, MULTIPLE, TRUE, ORDER, MATCH, FILL, LIKERT, STORY, WISE]),
    response=ANYTHING,
)
def test_whatever_is_sent_is_scored_within_bounds_or_refused(question, response):
    try:
        scored = score(question, response)
    except ResponseRefused:
        return
    assert scored.share is None or 0 <= scored.share <= 1
    assert (scored.is_right is True) == (scored.share == 1)
    if scored.is_right is False:
        told_as_partly_right = scored.verdict in {Verdict.MORE, Verdict.MIXED}
        assert told_as_partly_right == bool(scored.hits), "no “not quite” over praise for what is right"
