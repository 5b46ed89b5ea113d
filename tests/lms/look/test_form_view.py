"""A form or a button acts, says so and leads on; what is refused loses nothing that was typed."""

from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.test import RequestFactory

from lms.look.form_view import Info, button_view, form_view, said_at
from lms.refusals import Refused


class Name(forms.Form):
    name = forms.CharField()


class Taken(Refused):
    sentence = "That name is taken."
    field = "name"


class TooOften(Refused):
    sentence = "Wait a little."
    seconds = 30


class DoneAlready(Refused):
    sentence = "A colleague has done it."
    is_so_already = True


class Closed(Refused):
    sentence = "It is closed."


@pytest.fixture
def sent(rf: RequestFactory):
    request: Any = rf.post("/", {"name": "Storsalen"})
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


def refuse(error: Exception):
    def act() -> None:
        raise error

    return act


def shown(request, act, **more):
    form = Name(request.POST if request.method == "POST" else None)
    page = form_view(request, form, act=act, onward="/on/", template="components/error_summary.html", **more)
    return form, page


def test_a_form_is_shown_before_it_is_sent(rf):
    form, page = shown(rf.get("/"), refuse(Closed()))
    assert page.status_code == 200
    assert not form.errors


def test_what_is_done_is_said_and_leads_on(sent):
    _form, page = shown(sent, lambda: 3, said=lambda number: f"{number} are kept.")
    assert (page.status_code, page["Location"]) == (302, "/on/")
    assert [str(one) for one in get_messages(sent)] == ["3 are kept."]


@pytest.mark.parametrize(("given", "status"), [({}, 422), ({"unsound": 200}, 200)])
def test_a_form_that_is_filled_in_wrongly_is_shown_again_under_its_status(rf, given, status):
    form, page = shown(rf.post("/", {"name": ""}), refuse(AssertionError("nothing is done")), **given)
    assert page.status_code == status
    assert "name" in form.errors


@pytest.mark.parametrize(("error", "at"), [(Taken(), "name"), (Closed(), "__all__")])
def test_a_refusal_stands_where_it_belongs_with_what_was_typed(sent, error, at):
    form, page = shown(sent, refuse(error))
    assert page.status_code == 422
    assert form.errors == {at: [error.said]}
    assert form["name"].value() == "Storsalen"


def test_who_must_wait_is_told_for_how_long(sent):
    _form, page = shown(sent, refuse(TooOften()))
    assert (page.status_code, page["Retry-After"]) == (429, "30")


class Done(Refused):
    sentence = "It is done already."
    status = 409


def test_a_refusal_may_have_a_status_of_its_own(sent):
    _form, page = shown(sent, refuse(Done()))
    assert page.status_code == 409


def test_what_the_page_shows_is_read_only_when_it_is_shown(sent):
    _form, page = shown(sent, lambda: None, context=lambda: pytest.fail("nothing is shown"))
    assert page.status_code == 302


def test_a_button_that_is_refused_says_so_on_the_page_it_leads_to(sent):
    page = button_view(sent, act=refuse(Closed()), onward="/here/", to=lambda done: "/on/", said="Done.")
    assert page["Location"] == "/here/"
    assert [(one.level_tag, str(one)) for one in get_messages(sent)] == [("error", "It is closed.")]


def test_what_is_so_already_is_news_and_no_fault(sent):
    button_view(sent, act=refuse(DoneAlready()), onward="/here/")
    assert [one.level_tag for one in get_messages(sent)] == ["info"]


def test_a_button_acts_and_leads_on(sent):
    page = button_view(sent, act=lambda: 7, onward="/here/", to=lambda done: f"/made/{done}/", said="Done.")
    assert page["Location"] == "/made/7/"
    assert [str(one) for one in get_messages(sent)] == ["Done."]


def test_a_form_that_asks_first_does_nothing_yet(sent):
    never = refuse(AssertionError("nothing is done before the answer"))
    _form, page = shown(sent, never, asks=lambda: HttpResponse("Sure?", status=409))
    assert (page.status_code, page.content) == (409, b"Sure?")


def test_a_form_with_nothing_to_ask_acts_at_once(sent):
    _form, page = shown(sent, lambda: None, asks=lambda: None)
    assert page["Location"] == "/on/"


def test_a_refusal_can_be_answered_with_a_page_of_its_own(sent):
    _form, page = shown(sent, refuse(Closed()), refused=lambda error: HttpResponse(error.said))
    assert page.content == b"It is closed."


def test_a_refusal_that_was_only_noted_stands_on_the_form(sent):
    noted: list[Any] = []
    form, page = shown(sent, refuse(Closed()), refused=noted.append)
    assert [one.said for one in noted] == form.errors["__all__"] == ["It is closed."]
    assert page.status_code == 422


def test_a_button_that_asks_first_does_nothing_yet(sent):
    never = refuse(AssertionError("nothing is done before the answer"))
    page = button_view(sent, act=never, onward="/here/", asks=lambda: HttpResponse("Sure?", status=409))
    assert page.status_code == 409


def test_a_button_can_say_more_than_the_refusal_does(sent):
    button_view(sent, act=refuse(Closed()), onward="/here/", refused=lambda error: f"Nothing. {error.said}")
    assert [str(one) for one in get_messages(sent)] == ["Nothing. It is closed."]


def test_where_a_button_leads_may_depend_on_what_it_did(sent):
    done: list[str] = []
    page = button_view(sent, act=lambda: done.append("left"), onward=lambda: f"/{done[0]}/")
    assert page["Location"] == "/left/"


def test_what_tells_how_it_stands_is_no_success(sent):
    button_view(sent, act=lambda: None, onward="/here/", said=Info("It is full."))
    assert [one.level_tag for one in get_messages(sent)] == ["info"]


def test_an_act_that_answers_by_itself_can_be_refused_in_the_same_way(sent):
    page = said_at(sent, Closed(), "/here/")
    assert (page.status_code, page["Location"]) == (302, "/here/")
    assert [(one.level_tag, str(one)) for one in get_messages(sent)] == [("error", "It is closed.")]
