import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.rules.gaps import gaps_of, split_at_gap
from cms.rules.languages import language_name, script_of, stylesheet_of_scripts
from cms.rules.order import interleaved
from cms.rules.rich_text import cleaned


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        (["a", "b"], [], "ab"),
        (["a", "b"], [("x", 0)], "xab"),
        (["a", "b"], [("x", 1)], "axb"),
        (["a", "b"], [("x", 2), ("y", 99)], "abxy"),
        (["a", "b"], [("y", 99), ("x", 1)], "axby"),
        ([], [("x", 1), ("y", 0)], "yx"),
    ],
)
def test_meetings_come_after_so_many_lessons(own, others, expected):
    assert "".join(interleaved(own, others)) == expected


@given(
    st.lists(st.integers(), max_size=8),
    st.lists(st.tuples(st.text(max_size=2), st.integers(0, 99)), max_size=8),
)
def test_ordering_the_parts_loses_and_repeats_none(own, others):
    result = interleaved(own, others)
    assert sorted(map(repr, result)) == sorted(map(repr, [*own, *(item for item, _ in others)]))
    assert [item for item in result if isinstance(item, int)] == own


@pytest.mark.parametrize(
    ("text", "gaps", "around"),
    [
        ("Gi [trygghet] hver dag.", [["trygghet"]], ("Gi ", " hver dag.")),
        ("En [havn| hamn ]", [["havn", "hamn"]], ("En ", "")),
        ("Ingen luke her", [], ("Ingen luke her", "")),
        ("Tom [] luke", [], ("Tom ", " luke")),
        ("To [a] og [b]", [["a"], ["b"]], ("To ", " og [b]")),
    ],
)
def test_a_gap_is_what_stands_in_square_brackets(text, gaps, around):
    assert gaps_of(text) == gaps
    assert split_at_gap(text) == around


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>Hei <b>du</b></p>", "<p>Hei <b>du</b></p>"),
        ("<p>Hei<script>alert(1)</script></p>", "<p>Hei</p>"),
        ('<p onclick="x()">Hei</p>', "<p>Hei</p>"),
        ('<a href="javascript:x()">Hei</a>', "<a>Hei</a>"),
        ('<a linktype="page" id="3">Hei</a>', '<a linktype="page" id="3">Hei</a>'),
        ('<iframe src="https://example.org"></iframe><p>Hei</p>', "<p>Hei</p>"),
        ("<style>p{display:none}</style><p>Hei</p>", "<p>Hei</p>"),
    ],
)
def test_rich_text_keeps_words_and_loses_what_runs(html, left):
    assert cleaned(html) == left


def test_a_language_brings_its_direction_and_font(settings):
    settings.CONTENT_SCRIPTS = {"ti": {"font": "Noto Sans Ethiopic"}, "xx": {"direction": "rtl"}}
    assert script_of("nb").direction == "ltr"
    assert script_of("ar").direction == "rtl"
    assert script_of("ti").font == "Noto Sans Ethiopic"
    assert script_of("xx").direction == "rtl"


def test_a_language_with_a_font_is_set_in_it_in_captions_too(settings):
    assert stylesheet_of_scripts() == ""
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("ti", "ትግርኛ")]
    settings.CONTENT_SCRIPTS = {"ti": {"font": 'Noto "Sans', "file": "ti.woff2"}}
    css = stylesheet_of_scripts()
    assert ':lang(ti) { font-family: "Noto Sans"' in css
    assert "::cue(:lang(ti))" in css
    assert 'url("ti/")' in css
    assert language_name("ti") == "ትግርኛ"
