"""Scripts in the mounted admins: known ones alone run, and none is made from text."""

import re

import pytest
from django.template import Engine
from django.urls import reverse

from lms.operations.middleware import security
from lms.operations.middleware.authoring_scripts import with_nonce
from lms.people.models import Role
from tests import world
from tests.cms import factories as make
from tests.test_keeping import client_of

KNOWN = [
    'initDateChooser("id_go\\u002Dlive", {"dayOfWeekStart": 1, "format": "d.m.Y"});',
    'initTimeChooser("id_at", {"format": "H:i"});',
    'initDateTimeChooser("id_at", {"dayOfWeekStart": 1});',
    'new PageChooser("id_parent", {"modelNames": ["cms.modulepage"], "canChooseRoot": false});',
    '\n (function() {\n  var panel = new InlinePanel(JSON.parse("{\\u0022type\\u0022: 1}"));\n })();\n',
    '(function() { var panel = new MultipleChooserPanel(JSON.parse("{}")); })();',
]
STRANGE = [
    "alert(1)",
    'initDateChooser("a", {}); alert(1);',
    'initDateChooser("a", alert(1));',
    'initDateChooser("a", {"b": alert(1)});',
    'initDateChooser("a");alert(1);//", {});',
    'new PageChooser("a", {})["constructor"]("x")();',
    'new Function("alert(1)");',
    '(function() { var panel = new InlinePanel(JSON.parse("{}")); alert("")); })();',
    '(function() { var panel = new InlinePanel(JSON.parse("{}" + alert("1"))); })();',
]


@pytest.mark.parametrize("script", KNOWN)
def test_what_wagtail_begins_a_field_with_may_run(script):
    page = f"<p>a</p><script>{script}</script><p>b</p>"
    assert with_nonce(page, "n") == f'<p>a</p><script nonce="n">{script}</script><p>b</p>'


def test_the_translators_page_runs_its_own_script_and_no_other_version_of_it():
    source = Engine.get_default().get_template("wagtail_localize/admin/edit_translation.html").source
    (script,) = re.findall(r"<script>.*?</script>", source, re.DOTALL)
    shown = re.sub(r"{%.*?%}", "/cms/images/chooser/", script)
    assert with_nonce(shown, "n") == shown.replace("<script>", '<script nonce="n">')
    forged = shown.replace("/cms/images/chooser/", '" + alert(1) + "')
    assert with_nonce(forged, "n") == forged


@pytest.mark.parametrize("script", STRANGE)
def test_whatever_else_stands_in_a_page_may_not(script):
    page = f"<p>a</p><script>{script}</script><p>b</p>"
    assert with_nonce(page, "n") == page


def test_no_policy_lets_scripts_of_a_page_run_or_makes_them_from_text():
    for policy in (security.POLICY, security.ADMIN_POLICY, security.policy_with("n")):
        (scripts,) = re.findall(r"script-src ([^;]*)", policy)
        assert "unsafe" not in scripts


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "pages/{lesson}/edit/",
        "pages/{module}/edit/",
        "pages/{lesson}/copy/",
        "media/video/add/",
        "localize/submit/page/{lesson}/",
    ],
)
def test_every_script_of_an_authors_page_has_the_nonce_of_its_answer(address):
    where = world.build()
    make.home("nn")
    lesson = make.published_lesson(make.text())
    client = client_of(where.users[Role.EDITOR])
    answers = [
        client.get("/cms/" + address.format(lesson=lesson.pk, module=lesson.get_parent().pk))
        for _ in range(2)
    ]
    nonces = set()
    for answer in answers:
        page = answer.content.decode()
        (nonce,) = re.findall(r"script-src 'self' 'nonce-([\w-]{22,})';", answer["Content-Security-Policy"])
        assert f' nonce="{nonce}">' in page
        assert not re.findall(r"<script(?: type=\"text/javascript\")?>", page)
        assert int(answer["Content-Length"]) == len(answer.content)
        nonces.add(nonce)
    assert len(nonces) == 2


@pytest.mark.django_db
def test_a_page_without_such_scripts_allows_none(client):
    policy = client.get(reverse("wagtailadmin_login"), follow=True)["Content-Security-Policy"]
    assert "nonce" not in policy
