"""What a start makes ready first, once; and starting over."""

import errno
import gc
import os
import shutil
import subprocess
import sys
from typing import Any

import psycopg
import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, ManagementUtility, call_command
from django.db import DatabaseError, connection
from psycopg.errors import DiskFull

from lms import trouble
from lms.operations import heartbeat, launch
from lms.operations.views import health
from tests import databases
from tests.factories import UserFactory


@pytest.fixture
def small_static(settings, tmp_path):
    """One static file of our own, collected into a folder of the test's."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "look.css").write_text("p { color: red }")
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return source


@pytest.mark.django_db(transaction=True)
def test_preparing_again_does_nothing(small_static):
    assert list(launch.prepare()) == ["Collecting the static files ..."]
    assert list(launch.prepare()) == []


@pytest.mark.django_db(transaction=True)
def test_a_changed_static_file_is_collected_again(small_static, settings):
    list(launch.prepare())
    kept_time = (small_static / "look.css").stat().st_mtime
    (small_static / "look.css").write_text("p { color: green; margin: 0 }")
    os.utime(small_static / "look.css", (kept_time, kept_time))
    assert list(launch.prepare()) == ["Collecting the static files ..."]
    assert "green" in (settings.STATIC_ROOT / "look.css").read_text()


@pytest.mark.django_db(transaction=True)
def test_collected_files_that_were_deleted_are_collected_again(small_static, settings):
    list(launch.prepare())
    shutil.rmtree(settings.STATIC_ROOT)
    assert list(launch.prepare()) == ["Collecting the static files ..."]


@pytest.mark.django_db
def test_the_demo_is_wanted_only_in_an_empty_demo(settings):
    settings.ENVIRONMENT = "production"
    assert not launch.wants_demo()
    settings.ENVIRONMENT = "demo"
    assert launch.wants_demo()
    UserFactory()
    assert not launch.wants_demo()


@pytest.mark.django_db(transaction=True)
def test_a_database_of_a_newer_version_is_refused_in_one_sentence(small_static):
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations VALUES (9999, 'people', '0999_from_afar', now())")
    try:
        with pytest.raises(launch.CannotStart, match=r"holds people\.0999_from_afar, .* install that"):
            list(launch.prepare())
    finally:
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE id = 9999")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", [["prepare"], ["demo", "--prepare"]], ids=" ".join)
def test_every_command_that_prepares_refuses_it_in_that_sentence_alone(small_static, command, capsys):
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations VALUES (9999, 'people', '0999_from_afar', now())")
    try:
        with pytest.raises(SystemExit):
            ManagementUtility(["manage.py", *command]).execute()
    finally:
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE id = 9999")
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("CannotStart: A newer version of the platform has used this database")


@pytest.mark.django_db(transaction=True)
def test_front_end_packages_that_are_missing_are_said_in_one_sentence(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(launch.CannotStart, match=r"give `make run`, or `sh requirements/install\.sh npm`"):
        list(launch.prepare())


def test_a_full_disk_is_known_whoever_met_it():
    def met(cause: Exception) -> Exception:
        try:
            raise DatabaseError("could not extend file") from cause
        except DatabaseError as error:
            return error

    assert trouble.disk_is_full(met(DiskFull("No space left on device")))
    assert trouble.disk_is_full(OSError(errno.ENOSPC, "No space left on device"))
    assert not trouble.disk_is_full(met(OSError(errno.EPIPE, "Broken pipe")))


def test_a_database_that_fell_over_for_want_of_room_is_a_full_disk(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    room = shutil.disk_usage(tmp_path)
    gone = psycopg.OperationalError("FATAL: the database system is in recovery mode")
    assert not trouble.disk_is_full(gone)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: room._replace(free=9 * 1024 * 1024))
    assert trouble.disk_is_full(gone)
    assert (
        trouble.sentence_of(gone)
        == f"The disk that holds {tmp_path} is full; free some space, and start again."
    )


def test_a_file_of_ours_that_belongs_to_somebody_else_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    ours = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "media" / "a.png"))
    assert trouble.sentence_of(ours) == (
        f"{tmp_path}/media/a.png belongs to somebody else. Make it yours "
        f'(sudo chown -R "$USER" {tmp_path}), then give the same command again.'
    )
    assert trouble.sentence_of(PermissionError(errno.EACCES, "Permission denied", "/etc/shadow")) is None
    assert trouble.sentence_of(ValueError("a fault of ours")) is None


def not_a_port(words):
    rule = f"a port is a number from 1 to 65535, not {words}: make run PORT=8001"
    return f"manage.py run: error: argument --port: {rule}"


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "8000.5"])
def test_a_port_that_is_none_is_said_in_one_sentence(port, monkeypatch, capsys):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["manage.py", "run"]).execute()
    assert ended.value.code
    assert capsys.readouterr().err.splitlines()[-1] == not_a_port(port)


def test_a_port_that_is_none_keeps_a_start_from_more_than_its_sentence():
    done = subprocess.run(
        [sys.executable, "manage.py", "run"],
        env={**os.environ, "PORT": "abc"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode
    assert done.stderr.splitlines()[-1] == not_a_port("abc")
    assert "Traceback" not in done.stderr


def test_starting_over_deletes_only_a_folder_of_the_platform(tmp_path, monkeypatch):
    (tmp_path / "holiday.txt").touch()
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    with pytest.raises(CommandError, match="holds no data of the platform"):
        call_command("reset", yes=True)
    assert (tmp_path / "holiday.txt").exists()


def test_starting_over_asks_first(tmp_path, monkeypatch):
    (tmp_path / "postgres.lock").touch()
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    with pytest.raises(CommandError, match="say it at once: make reset YES=1"):
        call_command("reset")
    call_command("reset", yes=True)
    assert not tmp_path.exists()


@pytest.mark.django_db
def test_health_names_each_part_and_stays_well_while_only_the_worker_is_silent(client):
    heartbeat.record(heartbeat.SCHEDULER)
    answer = client.get("/helse/")
    assert answer.status_code == 200
    assert answer.json() == {"web": "ok", "database": "ok", "worker": "silent", "scheduler": "ok"}


def test_health_is_unavailable_while_the_database_does_not_answer(rf, monkeypatch):
    class Away:
        def cursor(self):
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Away())
    answer = health.health(rf.get("/helse/"))
    assert answer.status_code == 503


@pytest.fixture
def machine(tmp_path):
    """A machine with a shell, coreutils and what the test adds; `install` runs the installer on it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "env", "rm", "cp", "cmp", "dirname", "cat", "mkdir", "mktemp", "sleep"):
        (programs / name).symlink_to(shutil.which(name))
    project = tmp_path / "a project" / "requirements"
    project.mkdir(parents=True)
    for name in ("install.sh", "run.txt", "uv.txt"):
        shutil.copy(settings.BASE_DIR / "requirements" / name, project)

    def add(name: str, script: str) -> None:
        (programs / name).unlink(missing_ok=True)
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)

    def run(what: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["sh", "requirements/install.sh", what],
            cwd=project.parent,
            env={"PATH": str(programs), "DISTRIBUTIONS_PYTHON": "", **environment},
            capture_output=True,
            text=True,
        )

    add("id", "echo 1000")
    install: Any = run
    install.add, install.project = add, project.parent
    return install


PYTHON_WITHOUT_VENV = """
case "$*" in
    *"version_info[:2]"*) echo python3.11-venv ;;
    "-m venv"*) exit 1 ;;
esac
"""
PYTHON_THAT_WORKS = """
case "$*" in
    *"version_info[:2]"*) echo python3.11-venv ;;
    "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *"-m uv pip install"*) echo uv >> log; echo "$UV_SAYS" >&2; exit ${UV_FAILS:-0} ;;
    *"-m pip install"*"/run.txt") echo pip >> log; exit ${PIP_FAILS:-0} ;;
esac
"""


def test_a_machine_without_python_is_told_to_install_one(machine):
    done = machine("run")
    assert done.returncode == 1
    assert done.stderr == "Install Python 3.11 or newer, or name one: make run PYTHON=/path/to/python3\n"


PYTHON_OF_A_NAME = """
case "$*" in
    *ensurepip*) exit {without_venv} ;;
    *"version_info[:2]"*) echo python3.11-venv ;;
    "-m venv"*) echo {name} >> log; mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""


@pytest.mark.parametrize(
    ("without_venv", "named", "taken"),
    [(0, "", "distributions"), (1, "", "python3"), (0, "chosen", "chosen")],
    ids=["the distribution's first", "unless it makes no environments", "or another is named"],
)
def test_an_environment_is_made_with(machine, without_venv, named, taken):
    for name in ("python3", "distributions", "chosen"):
        machine.add(name, PYTHON_OF_A_NAME.format(name=name, without_venv=without_venv))
    done = machine("run", DISTRIBUTIONS_PYTHON="distributions", PYTHON=named)
    assert done.returncode == 0, done.stderr
    assert (machine.project / "log").read_text() == f"{taken}\n"


def test_a_python_that_makes_no_environments_is_said_in_one_sentence(machine):
    machine.add("python3", PYTHON_WITHOUT_VENV)
    done = machine("run")
    assert done.returncode == 1
    assert "install its venv module (sudo apt install python3.11-venv)" in done.stderr


APT_GET = """
echo "$* as $AS" >> log
: > venv-is-here
"""
SUDO_WITHOUT_PASSWORD = 'shift; [ "$1" = true ] || AS=root exec "$@"'
PYTHON_THAT_WAITS_FOR_VENV = """
case "$*" in
    *"version_info[:2]"*) echo python3.11-venv ;;
    "-m venv"*) [ -e venv-is-here ] && mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""


def test_the_venv_module_is_installed_with_a_sudo_that_asks_nothing(machine):
    machine.add("python3", PYTHON_THAT_WAITS_FOR_VENV)
    machine.add("apt-get", APT_GET)
    machine.add("sudo", SUDO_WITHOUT_PASSWORD)
    done = machine("run")
    assert done.returncode == 0, done.stderr
    assert "Installing the distribution's python3.11-venv" in done.stdout
    log = (machine.project / "log").read_text()
    assert log == "install -y -qq --no-install-recommends python3.11-venv as root\n"


@pytest.mark.parametrize("sudo", [None, "echo 'a password is required' >&2; exit 1"], ids=["none", "asks"])
def test_without_such_a_sudo_nothing_is_installed_and_the_command_is_named(machine, sudo):
    machine.add("python3", PYTHON_THAT_WAITS_FOR_VENV)
    machine.add("apt-get", APT_GET)
    if sudo:
        machine.add("sudo", sudo)
    done = machine("run")
    assert done.returncode == 1
    assert done.stderr == (
        "Python cannot make environments here; "
        "install its venv module (sudo apt install python3.11-venv) and try again.\n"
    )
    assert not (machine.project / "log").exists()
    assert not (machine.project / ".venv").exists()


@pytest.mark.parametrize("refused", ["rm", "mkdir"])
def test_a_folder_of_somebody_elses_is_said_in_one_sentence(machine, refused):
    machine.add("python3", PYTHON_THAT_WORKS)
    machine.add(
        refused,
        f"""case "$*" in *.venv*) echo "{refused}: '.venv': Permission denied" >&2; exit 1 ;; esac
        exec {shutil.which(refused)} "$@" """,
    )
    done = machine("run")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert 'Make this folder yours (sudo chown -R "$USER" .)' in done.stderr


def test_an_installation_that_is_done_is_not_done_again_until_the_lock_file_changes(machine):
    machine.add("python3", PYTHON_THAT_WORKS)
    log = machine.project / "log"
    for _ in range(2):
        assert machine("run").returncode == 0
    assert log.read_text() == "uv\n"
    with (machine.project / "requirements" / "run.txt").open("a") as lock:
        lock.write("# changed\n")
    assert machine("run").returncode == 0
    assert log.read_text() == "uv\n" * 2


def test_a_half_made_environment_is_made_anew(machine):
    machine.add("python3", PYTHON_THAT_WORKS)
    (machine.project / ".venv").mkdir()
    (machine.project / ".venv" / "left-over").touch()
    done = machine("run")
    assert "Replacing the half-made environment" in done.stdout
    assert not (machine.project / ".venv" / "left-over").exists()


def test_where_uv_cannot_pip_installs(machine):
    machine.add("python3", PYTHON_THAT_WORKS)
    done = machine("run", UV_FAILS="1")
    assert done.returncode == 0
    assert "with pip, more slowly" in done.stdout
    assert (machine.project / "log").read_text() == "uv\npip\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("write failed: No space left on device", "the disk is full. Free some space"),
        ("client error (Connect): dns error", "the package server does not answer. See to the network"),
        ("Permission denied (os error 13)", "a file here belongs to somebody else. Make this folder yours"),
        ("hash mismatch", "the reason stands above."),
    ],
)
def test_an_installation_that_fails_says_why_in_one_sentence_and_leaves_no_mark_of_success(
    machine, words, sentence
):
    machine.add("python3", PYTHON_THAT_WORKS.replace("echo pip >> log", 'echo "$UV_SAYS" >&2'))
    done = machine("run", UV_FAILS="1", PIP_FAILS="1", UV_SAYS=words)
    assert done.returncode == 1
    assert sentence in done.stderr.splitlines()[-1]
    assert ("with pip, more slowly" in done.stdout) == ("disk is full" not in sentence)
    assert not (machine.project / ".venv" / "installed-run.txt").exists()


NPM = """
case "$1" in
    --version) echo 10.8.2 ;;
    ci) rm -rf node_modules && mkdir node_modules && echo "$*" >> log ;;
esac
"""


def test_what_production_goes_without_is_installed_once_a_demonstration_or_the_tests_follow(machine):
    machine.add("npm", NPM)
    (machine.project / "package-lock.json").write_text("{}")
    for environment in ("production", "production", "test", "demo", "production"):
        assert machine("npm", ENVIRONMENT=environment).returncode == 0
    without, whole = (machine.project / "log").read_text().splitlines()
    assert without.endswith("--omit=dev")
    assert "--omit" not in whole


def test_a_start_looks_for_rubbish_again_once_all_is_imported():
    gc.disable()
    apps.get_app_config("operations").ready()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000


@pytest.mark.django_db(transaction=True)
def test_tasks_are_handed_on_after_what_was_open_has_been_let_go():
    """The web server is forked from the process that prepared, and hands on by the pool that it had."""
    launch.let_go()
    with current_app.producer_pool.acquire(block=True, timeout=5) as producer:
        assert producer.connection
