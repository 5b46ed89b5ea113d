"""How hard a text is to read, as the panel beside the editor tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.rules.readability import Level, Passage, clarity_of, lix, sentences_in

HARD = (
    "Barneverntjenestens saksbehandlingsrutiner forutsetter tverrfaglig samhandlingskompetanse hos samtlige."
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Barnet sover. Du venter!", 2),
        ("«Kommer du?» spør hun. Ja.", 3),
        ("Se etter dette: ro, mat og søvn", 2),
        ("Kl. 14 i dag …", 2),
        ("", 0),
        ("... !", 0),
    ],
)
def test_sentences_end_where_a_reader_breathes(text, sentences):
    assert len(sentences_in(text)) == sentences


@pytest.mark.parametrize(
    ("sentences", "index"),
    [
        ([], 0),
        (["Du er her."], 3),
        (["Barnet trenger trygghet."], 3 + 67),
        (["Du er her.", "Barnet trenger trygghet."], 3 + 33),
    ],
)
def test_lix_is_words_in_a_sentence_plus_the_share_of_long_words(sentences, index):
    assert lix(sentences) == index


def test_the_hardest_sentence_comes_first_with_its_block():
    told = clarity_of([Passage("Du er her. Barnet sover."), Passage(f"{HARD} Det er alt.", "b2")])
    assert [one.text for one in told.hardest] == [HARD]
    assert told.hardest[0].block == "b2"


def test_plain_words_are_easy():
    assert clarity_of([Passage("Du er der. Barnet merker det.")]).level is Level.EASY


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_can_be_measured(texts):
    told = clarity_of([Passage(text) for text in texts])
    assert told.words >= 0
    assert told.lix >= 0
