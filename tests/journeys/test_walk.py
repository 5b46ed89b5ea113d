"""One whole walk through the house, in Norwegian, in a real browser: from content to approval.

An editor writes a lesson; a coordinator registers and invites a home and plans a gathering; the
family accepts, learns, signs up and hands a code to a municipality; a trainer marks who came; a
caseworker sees what is missing, approves when nothing is, and is told when evidence falls away.
"""

import re
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext, override
from PIL import Image
from playwright.sync_api import Page, expect

from cms.models import HomePage
from courses.actions.answers import answer
from courses.actions.lessons import finish_lesson
from courses.actions.quizzes import finish_quiz, start_quiz
from courses.models import Part, PartProgress, ProgrammeVersion
from courses.queries.lessons import lesson
from courses.queries.remaining import open_parts
from lms.approval.models import Approval, GateStatus
from lms.dates import OSLO
from lms.demo import persons
from lms.people.models import FosterHome, User
from lms.xapi.models import Statement, Voiding
from sessions.actions.attendance import record_attendance
from sessions.actions.planning import change_session, plan_session
from sessions.actions.seats import register
from sessions.errors import Busy
from sessions.models import TrainingSession
from sessions.queries.staffing import leaders_of
from tests.courses.answers import right_answer
from tests.journeys.conftest import DESK, PHONE

LESSON = "Å lytte til barnet"
MODULE = "Introduksjon og samarbeid"
OPEN_QUESTION = ".question[data-required]:not([data-settled])"
BLOCKS = {"text": "Text", "picture": "Picture", "single_choice": "Question with one right choice"}


@pytest.fixture
def cast(transactional_db, settings):
    settings.ENVIRONMENT = "demo"
    call_command("createcachetable")
    call_command("demo", verbosity=0)
    return {user.username: user for user in User.objects.exclude(username="")}


@pytest.fixture
def worker(cast, request):
    """A worker that begins once the demo stands, and does not carry what was sent while it was loaded."""
    return request.getfixturevalue("celery_worker")


@pytest.fixture
def page_of(new_page, cast):
    """`page_of("kari", PHONE)`: a page where this person has signed in and read the privacy notice."""

    def sign_in(username: str, device: dict = DESK, password: str = persons.PASSWORD) -> Page:
        page = new_page(device)
        page.goto("/logg-inn/")
        page.get_by_label("Brukernavn eller e-post").fill(username)
        page.get_by_label("Passord").fill(password)
        page.get_by_role("main").get_by_role("button", name="Logg inn").first.click()
        if "/personvern/" in page.url:
            page.get_by_role("main").get_by_role("button").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return sign_in


def test_from_content_to_approval(page_of, new_page, cast, worker, tmp_path, screenshot, axe):
    def look(page: Page, step: str) -> None:
        screenshot(page, step)
        axe(page)

    _editor_writes_a_lesson(page_of("redaktor"), tmp_path, screenshot)

    _directorate_recommends_the_version(page_of("administrator"), look)

    coordinator = page_of("koordinator")
    home = _coordinator_registers_a_home(coordinator, look)
    for first_name in ("Mari", "Jonas"):
        _coordinator_invites(coordinator, home, first_name)
    mari, jonas = (_accepts(new_page, worker, name, look) for name in ("Mari", "Jonas"))
    session = _coordinator_plans_a_gathering(coordinator, look)

    phone = page_of(mari.email, PHONE, "fjord-og-fjell-2026")
    _learns(phone, look)
    _signs_both_up(phone, session, look)
    code = _makes_a_code(phone, look)

    desk = page_of("saksbehandler")
    _caseworker_opens_the_assignment(desk, code, look)

    _the_gathering_begins(session)
    _trainer_marks_who_came(page_of("kursleder"), session, look)
    _the_rest_is_done(cast, [mari, jonas], last_for=jonas)

    _approve_is_off_and_says_why(desk, home, look)
    _last_parent_finishes(page_of(jonas.email, PHONE, "fjord-og-fjell-2026"), look)
    approval = _caseworker_approves(desk, home, look)

    _mark_is_corrected(cast["kursleder"], session, jonas)
    approval.refresh_from_db()
    assert approval.state == Approval.State.NEEDS_REVIEW
    desk.goto(f"/hjem/{home.uuid}/")
    expect(desk.get_by_role("main")).to_contain_text("vurderes på nytt")
    look(desk, "needs-review")


def _editor_writes_a_lesson(page: Page, folder, screenshot) -> None:
    picture = folder / "stue.png"
    Image.new("RGB", (1200, 700), (31, 110, 112)).save(picture)
    page.goto("/cms/")
    page.get_by_role("link", name=re.compile(r"^\d+ sider")).click()
    page.goto(f"/cms/pages/{HomePage.objects.get(locale__language_code='nb').pk}/")
    page.get_by_role("link", name="PRIDE grunnopplæring", exact=True).first.click()
    page.wait_for_load_state()
    programme = re.search(r"/pages/(\d+)/", page.url).group(1)
    page.goto(f"/cms/pages/{programme}/")
    page.get_by_role("link", name=MODULE, exact=True).first.click()
    page.wait_for_load_state()
    module = re.search(r"/pages/(\d+)/", page.url).group(1)
    page.goto(f"/cms/pages/add/cms/lessonpage/{module}/")
    page.locator("#id_title").fill(LESSON)

    _add_block(page, "text")
    page.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type("Et barn som blir hørt, blir tryggere. Å lytte er å vente litt lenger enn du pleier.")

    _add_block(page, "picture")
    page.locator("[data-chooser-action-choose]").last.click()
    page.locator('.modal [href="#tab-upload"]').click()
    page.locator(".modal input[type=file]").set_input_files(picture)
    page.locator("#id_image-chooser-upload-title").fill("Stue")
    page.locator(".modal form button[type=submit]").last.click()
    expect(page.locator(".modal")).to_have_count(0)
    page.locator('[name="body-1-value-alternative_text"]').fill("En stue med to stoler ved et vindu.")

    _add_block(page, "single_choice")
    page.locator('[name="body-2-value-prompt"]').fill("Hva hjelper mest når et barn skal fortelle?")
    for number, (text, right) in enumerate([("At noen har god tid", True), ("At noen spør fort", False)]):
        if not page.locator(f'[name="body-2-value-choices-{number}-value-text"]').count():
            page.locator('[data-contentpath="choices"] .c-sf-add-button').last.click()
        page.locator(f'[name="body-2-value-choices-{number}-value-text"]').fill(text)
        page.locator(f'[name="body-2-value-choices-{number}-value-is_right"]').set_checked(right)
    screenshot(page, "editor-writes")
    page.get_by_role("button", name="Flere handlinger").last.click()
    page.locator('[name="action-publish"]').click()
    expect(page.locator(".messages")).to_contain_text(LESSON)
    assert Part.objects.filter(titles__nb=LESSON, module__training__titles__nb=MODULE).exists()


def _directorate_recommends_the_version(page: Page, look) -> None:
    page.goto("/anbefalinger/")
    look(page, "recommendations")
    page.get_by_role("main").locator('a[href*="/anbefalinger/"]').first.click()
    look(page, "recommend")
    page.get_by_role("main").locator("form button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert ProgrammeVersion.objects.latest("published_at").follows_recommendation_on


def _add_block(page: Page, kind: str) -> None:
    before = page.locator("[data-contentpath='body'] [data-streamfield-child]").count()
    page.locator(".c-sf-add-button").last.click()
    with override("nb"):
        name = gettext(BLOCKS[kind])
    page.get_by_role("option", name=name, exact=True).click()
    expect(page.locator(f'[name="body-{before}-type"]')).to_have_value(kind)


def _coordinator_registers_a_home(page: Page, look) -> FosterHome:
    page.goto("/hjem/")
    look(page, "homes")
    page.get_by_role("link", name="Registrer et hjem").first.click()
    look(page, "register-home")
    page.locator("#id_municipality").select_option("3205")
    page.get_by_label("Ordinært fosterhjem").check()
    page.locator("#id_trained_by").select_option(label="Fosterhjemstjenesten øst")
    page.get_by_role("main").locator("form button[type=submit]").last.click()
    page.wait_for_url("**/hjem/*-*/**")
    return FosterHome.objects.latest("pk")


def _coordinator_invites(page: Page, home: FosterHome, first_name: str) -> None:
    page.goto(f"/hjem/{home.uuid}/inviter/")
    page.locator("#id_first_name").fill(first_name)
    page.locator("#id_last_name").fill("Solberg")
    page.locator("#id_email").fill(f"{first_name.lower()}@example.no")
    page.get_by_role("main").locator("form button[type=submit]").last.click()
    expect(page.get_by_role("main")).to_contain_text("sendt")


def _accepts(new_page, worker, first_name: str, look) -> User:
    address = f"{first_name.lower()}@example.no"
    worker.wait_until(lambda: any(f"To: {address}" in letter for letter in worker.letters()))
    letter = next(letter for letter in worker.letters() if f"To: {address}" in letter)
    joined = letter.replace("=\n", "").replace("=3D", "=")
    path = re.search(r"(/invitasjon/[\w-]+/)", joined).group(1)
    page = new_page(PHONE)
    page.goto(path)
    look(page, f"invitation-{first_name.lower()}")
    for field in page.locator("main input[type=password]").all():
        field.fill("fjord-og-fjell-2026")
    page.get_by_role("main").locator("form button[type=submit]").first.click()
    user = User.objects.get(email=address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert user.home_memberships.count() == 1
    return user


def _coordinator_plans_a_gathering(page: Page, look) -> TrainingSession:
    page.goto("/planlegging/ny/")
    part = page.locator("#id_part option", has_text="Samling 1: Introduksjon").first.get_attribute("value")
    day = timezone.now().astimezone(OSLO).date() + timedelta(days=45)
    day += timedelta(days=6 - day.weekday())  # a Sunday, on which the demo's leaders are free
    page.locator("#id_part").select_option(part)
    page.locator("#id_day").fill(day.isoformat())
    page.locator("#id_begins").fill("18:00")
    page.locator("#id_ends").fill("21:00")
    page.locator("#id_venue").select_option(index=1)
    page.locator("#id_capacity").fill("12")
    page.get_by_label("Tone Lien").check()
    page.get_by_label("Per Sunde").check()
    look(page, "plan-gathering")
    page.get_by_role("main").locator("form button[type=submit]:not([name=draft])").last.click()
    page.wait_for_url(lambda url: not url.endswith("/ny/"))
    return TrainingSession.objects.latest("pk")


def _learns(page: Page, look) -> None:
    page.goto("/min-side/")
    look(page, "next-step")
    page.goto("/min-vei/")
    look(page, "path")
    for title in ("Hva vil det si å være fosterhjem?", "Et lag rundt barnet", LESSON):
        page.goto("/min-vei/")
        page.get_by_role("main").get_by_role("link", name=title).first.click()
        _reads_through(page, look)
    mari = User.objects.get(email="mari@example.no")
    answered = Statement.objects.filter(person=mari.uuid, verb__endswith="/answered")
    assert answered.filter(data__result__success=True).exists()
    done = PartProgress.objects.filter(person=mari, part__module__training__titles__nb=MODULE)
    assert done.count() == 3


def _reads_through(page: Page, look) -> None:
    page.locator(".lesson__cover").get_by_role("button", name="Begynn").click()
    pages = page.locator(".lesson__place progress").get_attribute("max")
    for number in range(1, int(pages or 0) + 1):
        expect(page.locator(".lesson__place progress")).to_have_attribute("value", str(number))
        _answers(page, look)
        page.locator(".lesson__turn button").click()
    page.get_by_role("main").get_by_role("link", name="Tilbake til modulen").click()
    page.wait_for_url("**/moduler/**")


def _answers(page: Page, look) -> None:
    """Answer what the sheet asks, as somebody who guesses, and tries again where it was not right."""
    is_new = page.get_by_text("Hva hjelper mest når et barn skal fortelle?").count() > 0
    if is_new:
        look(page, "lesson")
    tries: Counter[str] = Counter()
    while page.locator(OPEN_QUESTION).count():
        question = page.locator(OPEN_QUESTION).first
        number = tries[str(question.get_attribute("id"))]
        tries[str(question.get_attribute("id"))] += 1
        for name in {radio.get_attribute("name") for radio in question.locator("input[type=radio]").all()}:
            radios = question.locator(f'input[type=radio][name="{name}"]')
            radios.nth(number % radios.count()).check()
        boxes = question.locator("input[type=checkbox]")
        for place in range(boxes.count()):
            boxes.nth(place).set_checked(place == number % boxes.count())
        for place, choice in enumerate(question.locator("select").all()):
            choices = choice.locator("option").count() - 1
            choice.select_option(index=1 + (place + number) % choices)
        for text in question.locator("input[type=text]").all():
            text.fill("trygghet" * (number + 1))
        sent = question.element_handle()
        question.locator("button[type=submit]").first.click()
        sent.wait_for_element_state("hidden")
    if is_new:
        expect(page.locator(".question__feedback[data-right=yes]")).to_be_visible()
        look(page, "answered")


def _signs_both_up(page: Page, session: TrainingSession, look) -> None:
    page.goto(f"/samlinger/{session.uuid}/")
    look(page, "gathering")
    page.locator("input[name=who][value=together]").check()
    page.get_by_role("main").locator("form button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert session.registrations.filter(status="registered").count() == 2


def _makes_a_code(page: Page, look) -> str:
    page.goto("/mitt-hjem/")
    page.get_by_role("button", name="Lag en kode").click()
    look(page, "home-code")
    return re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", page.get_by_role("main").inner_text()).group(0)


def _caseworker_opens_the_assignment(page: Page, code: str, look) -> None:
    page.goto("/oppdrag/nytt/")
    page.locator("#id_code").fill("AAAA-BBBB-CCCC")
    page.get_by_label("Ordinært fosterhjem").check()
    page.get_by_role("main").locator("form button[type=submit]").last.click()
    look(page, "wrong-code")
    page.locator("#id_code").fill(code)
    page.get_by_role("main").locator("form button[type=submit]").last.click()
    page.wait_for_url("**/hjem/**")


def _the_gathering_begins(session: TrainingSession) -> None:
    """Move it to a recent hour at which room and leaders, who agree to it, were free."""
    for hours in (20, 24, 28, 32, 36, 40):
        moved = timezone.now() - timedelta(hours=hours)
        with suppress(Busy):
            change_session(
                session,
                by=User.objects.get(pk=session.made_by_id),
                begins_at=moved,
                ends_at=moved + timedelta(hours=3),
                capacity=session.capacity,
                venue=session.venue,
                trainers=leaders_of(session),
                staffing_reason="agreed",
            )
            return
    raise AssertionError("nobody was free")


def _trainer_marks_who_came(page: Page, session: TrainingSession, look) -> None:
    page.goto(f"/samlinger/{session.uuid}/deltakere/")
    look(page, "roster")
    for name in ("Mari", "Jonas"):
        row = page.get_by_role("main").locator("li, tr", has_text=f"{name} Solberg").first
        row.get_by_role("button", name=re.compile("^Til stede")).first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    look(page, "roster-marked")
    assert session.attendances.filter(mark="present").count() == 2


def _the_rest_is_done(cast, parents: list[User], *, last_for: User) -> None:
    """What the programme asks beyond the walk, through the actions that the pages call."""
    gatherings = 0
    for parent in parents:
        for part in open_parts(parent, "pride-basic"):
            if part.kind == Part.Kind.LESSON and not (parent == last_for and part.title == LESSON):
                _do_lesson(parent, part.part_uuid)
            elif part.kind == Part.Kind.QUIZ:
                _pass_quiz(parent, part.part_uuid)
            elif part.kind == Part.Kind.GATHERING:
                gatherings += 1
                _attend_together(cast, parents, Part.objects.get(pk=part.part_uuid), weeks_ago=gatherings)


def _do_lesson(person: User, lesson_uuid) -> None:
    for question in lesson(lesson_uuid).source.content["questions"]:
        if question["kind"] not in {"reflection", "scenario"}:
            answer(
                person,
                lesson_uuid=lesson_uuid,
                question_uuid=UUID(question["uuid"]),
                response=right_answer(question),
            )
    finish_lesson(person, lesson_uuid=lesson_uuid)


def _pass_quiz(person: User, quiz_uuid) -> None:
    attempt = start_quiz(person, quiz_uuid=quiz_uuid)
    keys = {q["uuid"]: q for q in attempt.quiz_version.content["questions"]}
    for question in attempt.drawn:
        answer(
            person,
            lesson_uuid=quiz_uuid,
            question_uuid=question,
            response=right_answer(keys[str(question)]),
        )
    assert finish_quiz(person, quiz_uuid=quiz_uuid).has_passed


def _attend_together(cast, parents: list[User], part: Part, *, weeks_ago: int) -> None:
    begins_at = timezone.now() - timedelta(weeks=weeks_ago + 60)  # long before the demo's own
    session = plan_session(
        organisation=cast["koordinator"].memberships.get().organisation,
        kind="online",
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=3),
        parts=[part],
        capacity=12,
        trainers=[cast["kursleder"], cast["kursleder2"]],
        staffing_reason="agreed",
        by=cast["koordinator"],
    )
    register(session, persons=parents, together=True, by=parents[0], at=begins_at - timedelta(days=1))
    for parent in parents:
        record_attendance(session, person=parent, mark="present", by=cast["kursleder"], at=session.ends_at)


def _approve_is_off_and_says_why(page: Page, home: FosterHome, look) -> None:
    page.goto(f"/hjem/{home.uuid}/")
    look(page, "home-missing")
    expect(page.get_by_role("link", name="Godkjenn", exact=True)).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Jonas")


def _last_parent_finishes(page: Page, look) -> None:
    page.goto("/min-vei/")
    page.get_by_role("main").get_by_role("link", name=LESSON).first.click()
    _reads_through(page, look)


def _caseworker_approves(page: Page, home: FosterHome, look) -> Approval:
    page.goto(f"/hjem/{home.uuid}/")
    look(page, "home-complete")
    page.get_by_role("main").get_by_role("link", name="Godkjenn").first.click()
    page.locator("#id_police_certificate_seen_on").fill(timezone.now().astimezone(OSLO).date().isoformat())
    page.locator("#id_suitability_confirmed").check()
    look(page, "approve")
    page.get_by_role("main").get_by_role("button", name="Godkjenn").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    approval = Approval.objects.get(assignment__home=home)
    assert approval.snapshot["answer"]["may_approve"] is True
    assert GateStatus.objects.get(assignment__home=home).outcome == "cleared"
    page.goto(f"/godkjenning/{approval.uuid}/")
    look(page, "approval")
    return approval


def _mark_is_corrected(trainer: User, session: TrainingSession, person: User) -> None:
    record_attendance(session, person=person, mark="absent", by=trainer, reason="wrong_person")
    assert Voiding.objects.exists()
