"""A further language is switched on by a setting, and falls back to bokmål where it is not written yet."""

import copy
import json
import os
import subprocess
import sys

from django.conf import settings
from django.utils.translation import override

from courses.models.content import title_in
from lms.look.templatetags.look import spoken

ASK = """
import django, json
django.setup()
from django.urls import reverse
from django.utils.translation import get_language_from_path, gettext, override, pgettext
with override("se"):
    own, fallen_back, address = gettext("English"), gettext("Go to the front page"), reverse("people:sign-in")
    written_in = pgettext("code of the language that this catalogue is written in", "en")
with override("nb"):
    bokmal = gettext("Go to the front page")
print(json.dumps([own, fallen_back, bokmal, address, get_language_from_path(address), written_in]))
"""


def test_north_sami_is_switched_on_by_a_setting_and_falls_back_to_bokmal():
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings", "MORE_LANGUAGES": "se"},
        capture_output=True,
        text=True,
    )
    own, fallen_back, bokmal, address, language, written_in = json.loads(done.stdout.splitlines()[-1])
    assert own == "eaŋgalasgiella"
    assert fallen_back == bokmal != "Go to the front page"
    assert (address, language) == ("/se/logg-inn/", "se")
    assert written_in == "nb"


ASK_FURTHER = """
import django
django.setup()
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override
from lms.operations import catalogues
catalogues.begin_further(settings.DATA_DIR / "locale", settings.MORE_LANGUAGES)
with override("ti"):
    print(dict(settings.LANGUAGES)["ti"], reverse("people:sign-in"), gettext("Go to the front page"), sep="|")
"""


def test_a_language_that_django_does_not_know_is_named_by_the_settings(tmp_path):
    further = {
        "DJANGO_SETTINGS_MODULE": "lms.settings",
        "DATABASE_URL": "postgres://nobody@localhost/none",
        "DATA_DIR": str(tmp_path),
        "MORE_LANGUAGES": "ti",
        "CONTENT_SCRIPTS": '{"ti": {"name": "Tigrinja", "font": "Noto Sans Ethiopic"}}',
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK_FURTHER],
        cwd=settings.BASE_DIR,
        env={**os.environ, **further},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    name, address, words = done.stdout.splitlines()[-1].split("|")
    assert (name, address) == ("Tigrinja", "/ti/logg-inn/")
    assert words != "Go to the front page"


def test_words_in_another_language_than_the_page_are_marked_with_theirs():
    title = title_in({"nb": "Mål & <mening>", "en": ""}, "en")
    with override("en"):
        assert spoken(title) == '<span lang="nb">Mål &amp; &lt;mening&gt;</span>'
        assert spoken("Hei", "nn") == '<span lang="nn">Hei</span>'
        assert spoken(copy.deepcopy(title)) == spoken(title)
    with override("nb"):
        assert spoken(title) is title
    assert spoken("Hello") == "Hello"
