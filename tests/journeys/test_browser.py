"""The browser fixtures themselves: a page arrives, faults fail, axe finds what it should."""

import os
import shutil

import pytest

from tests.journeys import browser as chosen


def test_front_door_is_a_page_that_axe_accepts(desk, axe):
    desk.goto("/logg-inn/")
    assert desk.get_by_role("heading", level=1).count() == 1
    axe(desk)


def test_a_picture_of_a_page_is_kept_where_it_is_asked_for(desk, screenshot, monkeypatch):
    desk.goto("/logg-inn/")
    monkeypatch.delenv("SCREENSHOTS", raising=False)
    place = screenshot(desk, "sign-in")
    place.unlink(missing_ok=True)
    assert not screenshot(desk, "sign-in").exists()
    monkeypatch.setenv("SCREENSHOTS", "1")
    assert screenshot(desk, "sign-in").exists()


def test_axe_reports_a_control_without_a_name(phone, axe):
    phone.goto("/logg-inn/")
    phone.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        axe(phone)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with what the test adds, and no browser of Playwright's."""

    def add(name: str, script: str) -> str:
        (tmp_path / name).write_text(f"#!{sh}\n{script}\n")
        (tmp_path / name).chmod(0o755)
        return str(tmp_path / name)

    sh = shutil.which("sh")
    for name in ("env", "ln", "touch"):
        (tmp_path / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(chosen, "_playwrights_own", lambda: None)
    monkeypatch.setattr(chosen, "_install_playwrights", lambda: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return add


LACKS_A_LIBRARY = "echo 'libnss3.so: cannot open shared object file' >&2; exit 127"
SUDO_WITHOUT_PASSWORD = 'shift; exec "$@"'


def test_a_browser_that_lacks_a_library_gives_way_to_one_that_runs(machine):
    machine("chromium", LACKS_A_LIBRARY)
    runs = machine("google-chrome", "exit 0")
    assert chosen.require() == runs


def test_a_browser_with_what_it_lacks_is_installed_with_a_sudo_that_asks_nothing(machine, tmp_path):
    found = machine("chromium", f"[ -e {tmp_path}/libraries ] || {{ {LACKS_A_LIBRARY}; }}")
    machine("true", "")
    machine("sudo", SUDO_WITHOUT_PASSWORD)
    machine("apt-get", f"touch {tmp_path}/libraries")
    assert chosen.require() == found


def test_a_browser_without_windows_is_fetched_beside_a_whole_one(machine, tmp_path):
    whole = machine("chromium", "exit 0")
    machine("true", "")
    machine("sudo", SUDO_WITHOUT_PASSWORD)
    lighter = tmp_path / "chromium-headless-shell"
    machine("apt-get", f"ln -s {tmp_path}/chromium {lighter}")
    chosen.fetch_without_windows()
    assert (chosen.lightest(), chosen.require()) == (str(lighter), whole)


def test_a_whole_browser_serves_where_nothing_may_be_installed(machine):
    whole = machine("chromium", "exit 0")
    machine("apt-get", "exit 1")
    chosen.fetch_without_windows()
    assert chosen.lightest() == whole


def test_a_browser_that_is_named_serves_alone(machine, monkeypatch):
    machine("chromium-headless-shell", "exit 0")
    monkeypatch.setenv("BROWSER_PATH", named := machine("mine", "exit 0"))
    assert (chosen.lightest(), chosen.require()) == (named, named)


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo asks for a password"])
def test_where_nothing_may_be_installed_one_sentence_names_what_lacks_and_what_helps(machine, tmp_path, sudo):
    machine("apt-get", f"touch {tmp_path}/installed")
    if sudo:
        machine("sudo", sudo)
    with pytest.raises(chosen.NoBrowser, match=r"none could be .* \(sudo apt install chromium\), or name"):
        chosen.require()
    machine("chromium", LACKS_A_LIBRARY)
    with pytest.raises(chosen.NoBrowser, match=r"does not run \(libnss3\.so.*sudo apt install chromium$"):
        chosen.require()
    assert not (tmp_path / "installed").exists()
