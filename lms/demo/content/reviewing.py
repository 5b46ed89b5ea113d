"""The demo's work in progress: a draft under review with a comment, a change on its day, a material one,
and a link to another site that no longer answers."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from wagtail.models import Comment, Page, Workflow
from wagtail.rich_text import RichText

from cms.actions.editors import WORKFLOW
from cms.actions.link_answers import LinkAnswer
from cms.actions.link_check import note_answer, note_links
from cms.actions.remarks import remark
from cms.models import LessonPage, OutsideAddress, Trouble
from lms.dates import OSLO
from lms.demo.persons import Cast

_UNDER_REVIEW = "30-pride-advanced/1/lesson/1"
_REMARKED = "10-pride-basic/1/lesson/0"
_ON_ITS_DAY = "info/economy"
_CHANGED = "10-pride-basic/0/lesson/0"
_LOST = "https://lover.example/barnevernsloven"


def load(cast: Cast, pages: Mapping[str, Page]) -> None:
    """Work on pages of the source language, by their keys in the demo."""
    specialist, editor = cast.staff["fagforfatter"], cast.staff["redaktor"]
    draft = _fresh(pages[_UNDER_REVIEW])
    draft.lead = "Du lærer å snakke med barnet om nett og spill uten å skremme, og å si ja med vilkår."
    draft.save_revision(user=specialist)
    Comment.objects.create(
        page=draft,
        user=specialist,
        contentpath="lead",
        text="Jeg har tatt med spill. Er «ja med vilkår» godt nok, eller trengs et eksempel her?",
    )
    Workflow.objects.get(name=WORKFLOW).start(draft, specialist)

    unclear = pages[_REMARKED]
    remark(
        LessonPage.objects.get(pk=unclear.pk),
        text="Flere på samlingen spurte hva «før overgangen» betyr. Kan dere ta med et eksempel?",
        by=cast.staff["kursleder"],
    )

    later = _fresh(pages[_ON_ITS_DAY])
    later.lead = f"{later.lead} Gjennomgått for det nye året."
    later.go_live_at = datetime.combine(cast.on + timedelta(days=40), time(7), OSLO)
    later.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)

    changed = _fresh(pages[_CHANGED])
    law = next(child for child in changed.body if child.block_type == "callout")
    law.value["text"] = RichText(
        law.value["text"].source
        + "<p>Dere skal få vite hvem som er kontaktperson, og hvem som svarer når hun er borte, "
        "før barnet flytter inn.</p>"
    )
    changed.material_change = "Nytt om hvem dere skal kunne ringe før barnet flytter inn."
    provision = changed.provisions.first()
    provision.address = _LOST
    changed.provisions.add(provision)
    changed.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    _lose_link(changed, cast.on)


def _lose_link(page: Page, on: date) -> None:
    """As if the address had been asked last week and today, without an answer."""
    note_links(page)
    address = OutsideAddress.objects.get(url=_LOST)
    for days in (7, 0):
        at = datetime.combine(on - timedelta(days=days), time(4, 45), OSLO)
        note_answer(address, LinkAnswer(trouble=Trouble.UNKNOWN_HOST), at=at)


def _fresh(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
