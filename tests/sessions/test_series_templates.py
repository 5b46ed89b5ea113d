"""A template belongs to a service or to the directorate, and has versions."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import Part, Programme, ProgrammeModule, ProgrammeVersion
from lms.dates import OSLO
from lms.people.models import Organisation, User
from lms.refusals import NotAllowed
from sessions.actions.series import propose_series
from sessions.actions.series_templates import (
    KeptGathering,
    change_template,
    copy_template,
    make_template,
    set_in_use,
)
from sessions.errors.templates import TemplateChanged
from sessions.models import SeriesTemplate, TemplateGathering
from sessions.queries.series_templates import template_shelf, used_templates
from tests.factories import MembershipFactory, OrganisationFactory
from tests.sessions.factories import (
    TrainingFactory,
    VenueFactory,
    coordinator_of,
    published_part,
    trainer_of,
)


@dataclass
class Offices:
    """Two services with a coordinator each, the directorate with an editor, and a template of the first
    service: two evenings."""

    east: Organisation
    middle: Organisation
    kari: User
    ola: User
    editor: User
    template: SeriesTemplate
    part: Part


def _offices() -> Offices:
    east = OrganisationFactory(kind="foster_care", name="Øst")
    middle = OrganisationFactory(kind="foster_care", name="Midt")
    directorate = OrganisationFactory(kind="directorate", name="Direktoratet")
    kari, part = coordinator_of(east), published_part(min_share=0.9)
    programme = Programme.objects.create(training=TrainingFactory(kind="programme"))
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=timezone.now())
    template = make_template(version, name="Grunnkurs", organisation=east, by=kari)
    parts = [published_part(), published_part()]
    for position, one in enumerate(parts):
        ProgrammeModule.objects.create(
            programme_version=version, module_version=one.module.versions.get(), position=position
        )
    for number in (1, 2):
        TemplateGathering.objects.create(
            template=template, number=number, title=f"Samling {number}", minutes=180
        ).delivers.set([parts[number - 1]])
    return Offices(
        east=east,
        middle=middle,
        kari=kari,
        ola=coordinator_of(middle),
        editor=MembershipFactory(organisation=directorate, role="editor").user,
        template=template,
        part=part,
    )


@pytest.fixture(scope="module")
def standing_offices(stand):
    return stand(_offices)


@pytest.fixture
def offices(standing_offices, db) -> Offices:
    return deepcopy(standing_offices)


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


def address(template: SeriesTemplate, name: str = "template") -> str:
    return reverse(f"sessions:{name}", args=[template.uuid])


def newest(template: SeriesTemplate) -> SeriesTemplate:
    return SeriesTemplate.objects.current().get(line=template.line)


def kept(template: SeriesTemplate) -> list[KeptGathering]:
    rows = template.gatherings.order_by("number")
    return [KeptGathering(one, one.delivers.all(), one.due_before.all()) for one in rows]


def rows_of(template: SeriesTemplate, **changes: Any) -> dict[str, Any]:
    """The form of a template as it stands, with changes by field name."""
    rows = list(template.gatherings.order_by("number"))
    form = {"name": template.name, "gatherings-TOTAL_FORMS": str(len(rows) + 1)}
    form["gatherings-INITIAL_FORMS"] = str(len(rows))
    for place, row in enumerate(rows):
        values = {"id": row.pk, "number": row.number, "title": row.title, "kind": row.kind} | {
            "minutes": row.minutes,
            "days": "1",
            "days_after_previous": row.days_after_previous,
            "delivers": [str(part.pk) for part in row.delivers.all()],
        }
        form |= {f"gatherings-{place}-{name}": value for name, value in values.items()}
    blank = {"number": "", "title": "", "kind": "gathering", "minutes": "", "days": "1"}
    form |= {f"gatherings-{len(rows)}-{name}": value for name, value in blank.items()}
    return form | {f"gatherings-{len(rows)}-days_after_previous": "7"} | changes


def test_a_coordinator_of_another_service_reads_a_template_and_cannot_change_it(as_, offices) -> None:
    page = as_(offices.ola).get(address(offices.template))
    assert "Samling 2" in page.content.decode()
    assert "gatherings-0-minutes" not in page.content.decode()
    sent = rows_of(offices.template, **{"gatherings-0-minutes": "61"})
    assert as_(offices.ola).post(address(offices.template), sent).status_code == 403
    assert as_(offices.ola).post(address(offices.template, "retire-template")).status_code == 404
    assert newest(offices.template).number == 1
    with pytest.raises(NotAllowed):
        change_template(offices.template, name="Mitt", kept=kept(offices.template), by=offices.ola)


def test_a_change_makes_the_next_version_and_a_series_keeps_the_one_it_was_made_from(as_, offices) -> None:
    series = _proposed(offices)
    sent = rows_of(offices.template, **{"gatherings-0-minutes": "61"})
    assert as_(offices.kari).post(address(offices.template), sent).status_code == 302
    after = newest(offices.template)
    assert (after.number, after.made_by) == (2, offices.kari)
    assert after.gatherings.get(number=1).minutes == 61
    series.refresh_from_db()
    assert series.template.gatherings.get(number=1).minutes == 180
    said = as_(offices.kari).get(address(after)).content.decode()
    assert address(offices.template) in said, "the versions before are read from the newest"
    assert "eldre versjon" in as_(offices.kari).get(address(offices.template)).content.decode()


def test_saving_without_a_change_makes_no_version(as_, offices) -> None:
    as_(offices.kari).post(address(offices.template), rows_of(offices.template))
    assert newest(offices.template).number == 1


def test_two_who_change_a_template_at_once_do_not_overwrite_one_another(offices) -> None:
    change_template(offices.template, name="Først", kept=kept(offices.template), by=offices.kari)
    with pytest.raises(TemplateChanged):
        change_template(offices.template, name="Sist", kept=kept(offices.template), by=offices.kari)
    assert newest(offices.template).name == "Først"


def test_the_gatherings_change_places_by_their_numbers_and_others_come_and_go(as_, offices) -> None:
    added = {"gatherings-2-number": "0", "gatherings-2-title": "Besøk", "gatherings-2-kind": "in_home"}
    changes = {"gatherings-0-DELETE": "on", "gatherings-2-minutes": "60"}
    as_(offices.kari).post(address(offices.template), rows_of(offices.template, **added, **changes))
    found = newest(offices.template).gatherings.order_by("number")
    assert [(one.number, one.title) for one in found] == [(1, "Besøk"), (2, "Samling 2")]


def test_a_weekend_in_a_series_lies_on_saturday_and_sunday_and_is_measured_without_the_night(
    as_, offices
) -> None:
    weekend = {"gatherings-0-days": "2", "gatherings-0-begins": "10:00", "gatherings-0-minutes": "540"}
    sent = rows_of(offices.template, **weekend)
    assert as_(offices.kari).post(address(offices.template), sent).status_code == 422
    as_(offices.kari).post(address(offices.template), sent | {"gatherings-0-ends": "15:00"})
    first, second = _proposed(offices, newest(offices.template)).sessions.order_by("number")
    assert first.kind == "weekend"
    assert f"{first.begins_at.astimezone(OSLO):%a %H:%M}" == "Sat 10:00"
    assert first.ends_at.astimezone(OSLO) == first.begins_at.astimezone(OSLO) + timedelta(hours=29)
    assert first.minutes == 540
    assert second.begins_at.astimezone(OSLO).weekday() == 1


def test_the_least_share_attended_is_the_directorates_alone_to_set(as_, offices) -> None:
    lower = {"gatherings-0-min_share": "10", "gatherings-0-minutes": "200"}
    new = {"gatherings-2-number": "3", "gatherings-2-title": "Ny", "gatherings-2-minutes": "60"}
    new |= {"gatherings-2-min_share": "5"}
    as_(offices.kari).post(address(offices.template), rows_of(offices.template, **lower, **new))
    of_coordinator = newest(offices.template)
    assert [one.min_share for one in of_coordinator.gatherings.order_by("number")] == [80, 80, 80]
    ids = of_coordinator.gatherings.order_by("number").values_list("pk", flat=True)
    sent = {"gatherings-TOTAL_FORMS": "3", "gatherings-INITIAL_FORMS": "3"}
    for place, pk in enumerate(ids):
        sent |= {f"gatherings-{place}-id": str(pk), f"gatherings-{place}-min_share": str(70 + place)}
        sent |= {f"gatherings-{place}-minutes": "15"}
    assert as_(offices.editor).post(address(of_coordinator), sent).status_code == 302
    found = newest(offices.template).gatherings.order_by("number")
    assert [(one.min_share, one.minutes) for one in found] == [(70, 200), (71, 180), (72, 60)]


def test_a_new_gathering_asks_for_the_share_that_its_parts_ask_for(offices) -> None:
    new = TemplateGathering(number=3, title="Ny", minutes=60, min_share=1)
    rows = [*kept(offices.template), KeptGathering(new, [offices.part], [])]
    after = change_template(offices.template, name="Grunnkurs", kept=rows, by=offices.kari)
    assert after.gatherings.get(number=3).min_share == 90


def test_a_copy_is_the_own_offices_to_change_and_leaves_the_first_as_it_is(as_, offices) -> None:
    as_(offices.ola).post(
        address(offices.template, "copy-template"), {"name": "Vårt", "owner": str(offices.middle.pk)}
    )
    copy = SeriesTemplate.objects.get(name="Vårt")
    assert (copy.organisation, copy.number, copy.made_by) == (offices.middle, 1, offices.ola)
    sent = rows_of(copy, **{"gatherings-0-minutes": "61"})
    assert as_(offices.ola).post(address(copy), sent).status_code == 302
    assert newest(offices.template).gatherings.get(number=1).minutes == 180
    with pytest.raises(NotAllowed):
        copy_template(copy, name="Deres", organisation=offices.east, by=offices.ola)


def test_a_template_out_of_use_is_offered_nobody_until_it_is_brought_back(as_, offices) -> None:
    assert list(used_templates(offices.east)) == [offices.template]
    as_(offices.kari).post(address(offices.template, "retire-template"))
    assert list(used_templates(offices.east)) == []
    assert template_shelf(offices.kari).retired == [offices.template]
    as_(offices.kari).post(address(offices.template, "bring-back-template"))
    assert list(used_templates(offices.east)) == [offices.template]


def test_a_service_uses_its_own_templates_and_those_for_all(offices) -> None:
    version = offices.template.programme_version
    with pytest.raises(NotAllowed):
        make_template(version, name="For alle", organisation=None, by=offices.kari)
    for_all = make_template(version, name="For alle", organisation=None, by=offices.editor)
    assert list(used_templates(offices.middle)) == [for_all]
    assert list(used_templates(offices.east)) == [for_all, offices.template]
    with pytest.raises(NotAllowed):
        set_in_use(for_all, is_active=False, by=offices.kari)
    assert template_shelf(offices.ola).others == [offices.template]


def _proposed(offices: Offices, template: SeriesTemplate | None = None):
    return propose_series(
        template or offices.template,
        organisation=offices.east,
        name="Høsten",
        starts_on=date(2027, 3, 1),
        weekdays=[1],
        starts_at=time(17),
        venue=VenueFactory(organisation=offices.east),
        trainers=[trainer_of(offices.east)],
        capacity=10,
        by=offices.kari,
    )
