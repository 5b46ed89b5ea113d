"""The message catalogues: what is extracted, what a merge keeps, and what a check finds."""

import os

import pytest
from django.utils.translation import check_for_language, get_language, gettext, override

from lms.operations import catalogues

PO_START = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def package(tmp_path):
    """A source tree with one package, `courses`, that says three things."""
    home = tmp_path / "courses"
    (home / "templates" / "courses").mkdir(parents=True)
    (home / "views.py").write_text(
        "from django.utils.translation import gettext as _, ngettext, pgettext\n"
        'TITLE = _("Your path")\n'
        'LEFT = ngettext("%(count)d part left", "%(count)d parts left", 2)\n'
        'OPEN = pgettext("a door", "Open")\n'
    )
    (home / "templates" / "courses" / "page.html").write_text(
        "<div>\n    <p>\n  {% blocktranslate trimmed with name=x %}\n   Hello,\n  {{ name }}!\n"
        "{% endblocktranslate %} <b title=\"{% translate 'It\"s 100 %' %}\">it's (</b>\n"
        '{{ x|default:_("nothing") }}'
    )
    return tmp_path


def translate(root, language, **strings):
    path = catalogues.catalogue_path(root, "courses", language, "django")
    text = path.read_text()
    for english, norwegian in strings.items():
        english = english.replace("_", " ")
        assert f'msgid "{english}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{norwegian}"')
    path.write_text(text)


def said(root):
    return {
        (finding.where.split("/")[2], finding.fault, finding.text) for finding in catalogues.findings(root)
    }


def test_messages_of_code_and_templates_are_extracted_with_context_and_plural(package):
    found = {(message.id, message.context) for message in catalogues.extracted(package, "courses", "django")}
    assert found - {("", None)} == {
        ("Your path", None),
        (("%(count)d part left", "%(count)d parts left"), None),
        ("Open", "a door"),
        ("Hello, %(name)s!", None),
        ('It"s 100 %%', None),
        ("nothing", None),
    }


def test_a_message_that_was_never_extracted_is_a_finding(package):
    assert ("nb", "not extracted yet (run `manage.py messages`)", "Your path") in said(package)


def test_an_empty_translation_is_a_finding_in_each_language(package):
    for language in catalogues.LANGUAGES:
        catalogues.merge(package, "courses", language, "django")
    assert ("nb", "no translation", "Your path") in said(package)
    assert ("nn", "no translation", "%(count)d part left") in said(package)


def test_a_merge_keeps_translations_and_drops_what_the_code_no_longer_says(package):
    catalogues.merge(package, "courses", "nb", "django")
    translate(package, "nb", Your_path="Din vei")
    (package / "courses" / "views.py").write_text(
        'from django.utils.translation import gettext as _\nA = _("Your path"), _("New")\n'
    )
    catalogues.merge(package, "courses", "nb", "django")
    catalog = catalogues.read(catalogues.catalogue_path(package, "courses", "nb", "django"), "nb")
    assert catalog.get("Your path").string == "Din vei"
    assert catalog.get("New").string == ""
    assert catalog.get("Open", "a door") is None
    assert not catalog.obsolete


def test_a_merge_leaves_known_messages_where_they_stand_and_sets_new_ones_after_their_neighbour(package):
    path = catalogues.catalogue_path(package, "courses", "nb", "django")
    code = package / "courses" / "views.py"
    code.write_text('from django.utils.translation import gettext as _\nA = _("One"), _("Two"), _("Three")\n')
    catalogues.merge(package, "courses", "nb", "django")
    code.write_text(
        'from django.utils.translation import gettext as _\nA = _("Three"), _("New"), _("One"), _("Two")\n'
    )
    catalogues.merge(package, "courses", "nb", "django")
    known = catalogues.read(path, "nb")
    order = [message.id for message in known if message.id in ("One", "Two", "Three", "New")]
    assert order == ["One", "Two", "Three", "New"]


def test_merging_twice_changes_nothing(package):
    catalogues.merge(package, "courses", "nb", "django")
    path = catalogues.catalogue_path(package, "courses", "nb", "django")
    before = path.read_bytes()
    catalogues.merge(package, "courses", "nb", "django")
    assert path.read_bytes() == before


def test_a_translation_that_loses_a_placeholder_is_a_finding(package):
    catalogues.merge(package, "courses", "nb", "django")
    path = catalogues.catalogue_path(package, "courses", "nb", "django")
    path.write_text(
        path.read_text().replace(
            'msgid "Hello, %(name)s!"\nmsgstr ""', 'msgid "Hello, %(name)s!"\nmsgstr "Hei!"'
        )
    )
    assert ("nb", "placeholders differ from the English", "Hello, %(name)s!") in said(package)


def test_a_fuzzy_translation_is_a_finding(package):
    catalogues.merge(package, "courses", "nb", "django")
    translate(package, "nb", Your_path="Din vei")
    path = catalogues.catalogue_path(package, "courses", "nb", "django")
    path.write_text(path.read_text().replace('msgid "Your path"', '#, fuzzy\nmsgid "Your path"'))
    assert ("nb", "marked fuzzy", "Your path") in said(package)


def test_the_same_english_translated_in_two_ways_is_a_finding(package):
    (package / "cms").mkdir()
    (package / "cms" / "views.py").write_text(
        'from django.utils.translation import gettext as _\nA = _("Your path")\n'
    )
    for name in ("courses", "cms"):
        catalogues.merge(package, name, "nb", "django")
    translate(package, "nb", Your_path="Din vei")
    other = catalogues.catalogue_path(package, "cms", "nb", "django")
    other.write_text(other.read_text().replace('"Your path"\nmsgstr ""', '"Your path"\nmsgstr "Stien din"'))
    assert any("translated otherwise in courses" in fault for _, fault, _ in said(package))


def test_compiled_catalogues_hold_the_translations(package):
    catalogues.merge(package, "courses", "nb", "django")
    translate(package, "nb", Your_path="Din vei")
    assert catalogues.compile_all(package) == 1
    compiled = catalogues.catalogue_path(package, "courses", "nb", "django").with_suffix(".mo")
    assert b"Din vei" in compiled.read_bytes()


def test_a_catalogue_is_compiled_again_once_it_was_written_again(package):
    catalogues.merge(package, "courses", "nb", "django")
    catalogues.compile_all(package)
    written = catalogues.catalogue_path(package, "courses", "nb", "django")
    compiled = written.with_suffix(".mo")
    first = compiled.stat()
    catalogues.compile_all(package)
    assert compiled.stat().st_ctime_ns == first.st_ctime_ns, "it was left alone"
    translate(package, "nb", Your_path="Din vei")
    os.utime(written, (1, 1))  # as where an older file is put in its place
    catalogues.compile_all(package)
    assert b"Din vei" in compiled.read_bytes()


def test_words_lent_to_the_editors_pages_replace_none_of_ours(settings):
    root = settings.BASE_DIR

    def words(package):
        return catalogues.read(catalogues.catalogue_path(root, package, "nb", "django"), "nb")

    lent = {(message.id, message.context) for message in words(catalogues.BORROWED) if message.id}
    others = [package for package in catalogues.PACKAGES if package != catalogues.BORROWED]
    ours = {(message.id, message.context) for package in others for message in words(package)}
    assert len(lent) > 300
    assert lent & ours == set()


def test_what_wagtail_says_without_bokmal_is_asked_for(settings, monkeypatch):
    monkeypatch.setattr(catalogues, "PACKAGES", ())
    asked = {message.id for message in catalogues.extracted(settings.BASE_DIR, catalogues.BORROWED, "django")}
    assert "Search all pages…" in asked
    assert "Publish" not in asked


def test_who_spoke_before_the_catalogues_were_compiled_speaks_by_them_afterwards(package, settings):
    """The first start imports the platform, compiles its catalogues, and forks what serves from itself."""
    settings.LOCALE_PATHS = [package / "courses" / "locale"]
    catalogues.merge(package, "courses", "nb", "django")
    translate(package, "nb", **{"Hello, %(name)s!": "Hei, %(name)s!"})
    with override("nb"):
        assert gettext("Hello, %(name)s!") == "Hello, %(name)s!"

        catalogues.compile_all(package)

        assert gettext("Hello, %(name)s!") == "Hei, %(name)s!"
        assert get_language() == "nb"


def test_a_language_begun_at_a_start_is_spoken_from_then_on(settings, tmp_path):
    folder = tmp_path / "locale"
    settings.LOCALE_PATHS = [folder]
    settings.LANGUAGES = [*settings.LANGUAGES, ("zz", "Zz")]
    assert not check_for_language("zz")

    catalogues.begin_further(folder, ["zz"])

    assert check_for_language("zz")
