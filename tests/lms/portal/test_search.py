"""Search: word forms, nearest words, and who finds what."""

from copy import deepcopy

import pytest

from courses.actions.enrolments import enrol
from lms import folding
from lms.portal.actions.search import index_everything
from lms.portal.models import SearchText
from lms.portal.rules import search
from lms.portal.rules.synonyms import SYNONYMS
from tests import world
from tests.cms import factories as make
from tests.role_table import AUDITOR, CASEWORKER, COORDINATOR, FOSTER_PARENT, TRAINER


@pytest.fixture(scope="module")
def standing_world(stand):
    return stand(world.build)


@pytest.fixture
def own(standing_world, db):
    return deepcopy(standing_world)


@pytest.fixture
def lesson(own):
    return make.published_lesson(
        make.text("<p>Barna trenger trygge voksne når de flytter.</p>"),
        make.choice(right="Hemmelig fasit"),
        make.block("download", title="Huskeliste for de første kveldene", description="Til å henge opp"),
        title="En trygg havn",
    )


def _found(client, words, user=None, address="/sok/"):
    if user:
        client.force_login(user)
    return [hit.title for hit, _name, _icon in client.get(address, {"q": words}).context["hits"]]


@pytest.mark.parametrize("form", ["barn", "barnet", "flytte", "VOKSNE", "trygg"])
def test_any_norwegian_form_of_a_word_finds_the_lesson(client, own, lesson, form):
    assert _found(client, form, own.users[TRAINER]) == ["En trygg havn"]


@pytest.mark.parametrize("words", ["hjemmebesøk", "Hjemmebesøk", "heimebesøk"])
def test_what_people_call_it_finds_what_the_platform_calls_it(client, own, words):
    make.published_lesson(make.text("<p>Et opplæringsbesøk varer i to timer.</p>"), title="Etterpå")
    assert _found(client, words, own.users[TRAINER]) == ["Etterpå"]


def test_every_kept_synonym_is_written_as_it_is_compared():
    for word, others in SYNONYMS.items():
        assert folding.folded(word) == word
        assert others
        assert word not in others


def test_resource_in_a_lesson_is_found_and_leads_to_it(client, own, lesson):
    client.force_login(own.users[TRAINER])

    hits = {hit.kind: hit for hit, *_ in client.get("/sok/", {"q": "huskelisten"}).context["hits"]}

    assert hits["resource"].title == "Huskeliste for de første kveldene"
    assert hits["resource"].address == f"/leksjoner/{lesson.uuid}/"


def test_right_answers_are_nobodys_to_find(client, own, lesson):
    assert _found(client, "fasit", own.users[TRAINER]) == []


def test_lessons_are_found_by_staff_who_guide_and_by_nobody_outside(client, own, lesson):
    assert _found(client, "havn") == []
    assert _found(client, "havn", own.users[AUDITOR]) == []
    for role in (TRAINER, CASEWORKER):
        assert _found(client, "havn", own.users[role]) == ["En trygg havn"]


def test_foster_parent_finds_what_is_on_the_own_path_alone(client, own, lesson):

    person = own.users[FOSTER_PARENT]
    assert _found(client, "havn", person) == []

    code = lesson.get_parent().specific.get_parent().specific.code
    enrol(person, training=code, by=own.users[COORDINATOR])

    assert _found(client, "havn") == ["En trygg havn"]


def test_everyone_finds_public_pages_and_they_lead_there(client, db):
    page = make.publish(make.info(title="Bli fosterhjem"))

    answer = client.get("/sok/", {"q": "fosterhjemmet"})

    assert f'href="/{page.slug}/"' in answer.content.decode()


def test_page_taken_down_is_found_no_more(client, db):
    page = make.publish(make.info(title="Bli fosterhjem"))
    page.unpublish()
    assert _found(client, "fosterhjem") == []

    page.delete()
    assert not SearchText.objects.exists()


def test_misspelt_word_is_answered_with_the_nearest_that_would_find_something(client, own, lesson):
    client.force_login(own.users[TRAINER])
    assert "trygge" in client.get("/sok/", {"q": "tryggge"}).content.decode()


def test_nearest_words_give_nothing_away_that_the_reader_may_not_see(client, own, lesson):
    answer = client.get("/sok/", {"q": "tryggge"})

    assert answer.context["answer"].nearest == []


@pytest.mark.parametrize("words", ["", "   ", "'\"&|!()", "<script>", "%00", "a" * 5000, ":*", "-"])
def test_nonsense_is_answered_calmly(client, db, words):
    answer = client.get("/sok/", {"q": words, "slag": "tull"})

    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_text_with_signs_of_html_is_shown_as_text(client, db):
    make.publish(make.info(title="Råd", lead="Ro & søvn <hos> barn"))

    assert "Ro &amp; <mark>søvn</mark>" in client.get("/sok/", {"q": "søvn"}).content.decode()


def test_index_can_be_built_afresh(own, lesson):
    before = set(SearchText.objects.values_list("key", "title"))

    index_everything()

    assert before <= set(SearchText.objects.values_list("key", "title"))


def test_search_takes_the_same_queries_for_one_hit_and_many(
    client, own, lesson, django_assert_max_num_queries
):
    for number in range(12):
        make.publish(make.lesson(under=lesson.get_parent().specific, title=f"Havn {number}"))
    client.force_login(own.users[FOSTER_PARENT])
    client.get("/sok/", {"q": "havn"})

    with django_assert_max_num_queries(22):
        client.get("/sok/", {"q": "havn"})


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("omsorg", "omsorg", 1.0), ("omsorg", "omsorgen", 0.6), ("abc", "xyz", 0.0)]
)
def test_likeness_is_the_share_of_common_pieces(one, other, alike):
    assert search.likeness(search.trigrams(one), search.trigrams(other)) == pytest.approx(alike, abs=0.1)


@pytest.mark.parametrize(
    ("word", "plain"),
    [("fosterhjemmet", "fosterhjem"), ("programmer", "program"), ("barna", "barna"), ("takk", "takk")],
)
def test_doubled_consonant_before_an_ending_is_seen_through(word, plain):
    assert search.undoubled(word) == plain
