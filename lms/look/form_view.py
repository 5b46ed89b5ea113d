"""The two ways in which a page acts: a form that is sent, and a button that is pressed."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lms.refusals import Refused

Done = TypeVar("Done")
# A page with a form: shown, and sent.
form_page = require_http_methods(["GET", "HEAD", "POST"])


class Info(str):
    """A sentence that tells how it stands, where nothing is won yet; any other says that it went well."""


def form_view(
    request: HttpRequest,
    form: BaseForm,
    *,
    act: Callable[[], Done],
    onward: str | Callable[[Done], str],
    template: str,
    said: str | Callable[[Done], str] = "",
    context: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
    asks: Callable[[], HttpResponse | None] | None = None,
    refused: Callable[[Refused], HttpResponse | None] | None = None,
    unsound: int = 422,
) -> HttpResponse:
    """Show a form; sent and sound, `act`, say so and lead on. What is refused stands at its field or
    above the form, with what was typed, under the refusal's status (422 as a rule; 429 where one must wait).

    `onward` is an address, `said` a sentence ("" for none); both may be made of what `act` returns.
    `context` is what the page shows beside `form`, read only when it is shown.

    `asks` gives a page that asks once more before it acts, None where there is nothing to ask. `refused`
    is told of a refusal, and may answer it with a page of its own. `unsound` is the status of a form that was
    filled in wrongly.
    """
    met: Refused | None = None
    if request.method == "POST" and form.is_valid():
        if asks and (page := asks()):
            return page
        try:
            done = act()
        except Refused as error:
            met = error
            said_in(form, error)
            if refused and (page := refused(error)):
                return page
        else:
            return _lead_on(request, done, onward, said)
    values = context() if callable(context) else context or {}
    status = met.status if met else unsound if form.errors else 200
    page = render(request, template, {"form": form, **values}, status=status)
    if met and met.seconds:
        page.status_code = 429
        page["Retry-After"] = str(met.seconds)
    return page


def button_view(
    request: HttpRequest,
    *,
    act: Callable[[], Done],
    onward: str | Callable[[], str],
    to: Callable[[Done], str] | None = None,
    said: str | Callable[[Done], str] = "",
    refused: Callable[[Refused], str] | None = None,
    asks: Callable[[], HttpResponse | None] | None = None,
) -> HttpResponse:
    """Do what a button asks for, say so and lead `onward`, or `to` what was made. What is refused is said
    on the page at `onward`, in `refused`'s words where the refusal's own are not enough.

    Where `onward` depends on what came of it, it is asked afterwards. `asks` is as in `form_view`.
    """
    if asks and (page := asks()):
        return page
    try:
        done = act()
    except Refused as error:
        tell = messages.info if error.is_so_already else messages.error
        tell(request, refused(error) if refused else error.said)
        return redirect(onward if isinstance(onward, str) else onward())
    if to is None:
        to = (lambda _done: onward) if isinstance(onward, str) else (lambda _done: onward())
    return _lead_on(request, done, to, said)


def said_in(form: BaseForm, error: Refused) -> None:
    """Put what was refused at its field, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, error.said)


def said_at(request: HttpRequest, error: Refused, onward: str) -> HttpResponse:
    """Lead to the page that says what was refused, for an act that answers by itself when it is done."""
    messages.error(request, error.said)
    return redirect(onward)


def _lead_on(
    request: HttpRequest, done: Done, onward: str | Callable[[Done], str], said: str | Callable[[Done], str]
) -> HttpResponse:
    sentence = said if isinstance(said, str) else said(done)
    if sentence:
        messages.add_message(
            request, messages.INFO if isinstance(sentence, Info) else messages.SUCCESS, sentence
        )
    return redirect(onward if isinstance(onward, str) else onward(done))
