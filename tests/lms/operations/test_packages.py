"""What the platform is made of, from the lock files, and what is known of holes in it."""

import json
import re

import pytest
from django.conf import settings

from lms.operations.management.commands.advisories import Looked, in_words, of_npm, of_python
from lms.operations.management.commands.sbom import bill_of, licences_of
from lms.operations.management.packages import DEV, NPM, PLANNER, RUN, locked


@pytest.fixture(scope="module")
def packages():
    return locked()


def test_the_bill_holds_every_package_of_every_lock_file_once(packages):
    said = json.loads(bill_of(packages, base=settings.BASE_DIR))
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    listed = [one["purl"] for one in said["components"]]
    assert len(listed) == len(set(listed)) == len(packages)
    for lock in (RUN, PLANNER, DEV):
        text = (settings.BASE_DIR / lock).read_text()
        pinned = re.findall(r"^([a-z0-9._-]+)(?:\[.*\])?==([^\s;]+)", text, re.MULTILINE)
        assert {f"pkg:pypi/{name}@{version}" for name, version in pinned} <= set(listed)
    front_end = json.loads((settings.BASE_DIR / NPM).read_text())["packages"]
    assert sum(one.startswith("pkg:npm/") for one in listed) >= len(
        {(path.rpartition("node_modules/")[2], one["version"]) for path, one in front_end.items() if path}
    )


def test_what_only_checks_and_tests_is_told_from_what_serves(packages):
    serves = {one.name: one.serves for one in packages}
    assert serves["django"]
    assert serves["ortools"]
    assert serves["@digdir/designsystemet-css"]
    assert not serves["pytest"]
    assert not serves["axe-core"]


def test_every_package_that_serves_here_names_its_licence_in_the_list(packages):
    listed = licences_of(packages)
    assert "| django | " in listed
    assert [one.name for one in packages if len(one.licence) > 200 or "\n" in one.licence] == []


def test_a_known_hole_is_told_with_what_mends_it():
    hole = {"id": "GHSA-1", "fix_versions": ["2.1"]}
    found = of_python({"dependencies": [{"name": "a", "version": "2.0", "vulns": [hole]}], "fixes": []})
    assert found.holes == ("a 2.0: GHSA-1, mended in 2.1",)
    assert of_npm({"vulnerabilities": {"b": {"range": "<3", "severity": "high"}}}).holes == ("b <3: high",)


@pytest.mark.parametrize(
    "look",
    [
        of_python(None),
        of_python({"dependencies": [{"name": "a", "skip_reason": "not found"}]}),
        of_npm(None),
        of_npm({"statusCode": 405, "error": {"summary": ""}}),
    ],
)
def test_what_was_not_asked_about_is_never_said_to_be_sound(look):
    assert in_words(look).endswith("NOTHING WAS CHECKED.")


def test_what_is_left_out_of_an_answer_is_counted():
    asked, skipped = {"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "not found"}
    look = of_python({"dependencies": [asked, skipped]})
    assert look == Looked((), 1)
    assert "1 packages could not be asked about" in in_words(look)
