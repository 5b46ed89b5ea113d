"""Starting and stopping the whole platform as a person does, in processes of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from urllib.parse import quote

import psutil
import pytest
from django.conf import settings

from lms import database

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 90


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory):
    """A data folder that the launches share, so that static files are collected once."""
    return tmp_path_factory.mktemp("data")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def address(role: str) -> str:
    """The tests' database as one of the platform's two roles: signed in as it where no password is asked for,
    else as the tests are, who become it."""
    entry = settings.DATABASES["default"]
    place = f"{quote(entry['HOST'], safe='')}:{entry['PORT'] or 5432}/{entry['NAME']}"
    if not database.is_elsewhere():
        return f"postgresql://{role}@{place}"
    credentials = quote(entry["USER"]) + (f":{quote(entry['PASSWORD'])}" if entry.get("PASSWORD") else "")
    return f"postgresql://{credentials}@{place}?options={quote(f'-c role={role}')}"


class Launch:
    """`manage.py run` on the tests' database."""

    def __init__(self, data_dir, **environment: str):
        self.port = int(environment.get("PORT") or free_port())
        self.output = data_dir / f"launch-{self.port}.log"
        with self.output.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "run"],
                cwd=settings.BASE_DIR,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={
                    **os.environ,
                    "DJANGO_SETTINGS_MODULE": "lms.settings",
                    "ENVIRONMENT": "test",
                    "DATA_DIR": str(data_dir),
                    "DATABASE_URL": address(database.SERVING),
                    "OWNER_DATABASE_URL": address(database.OWNER),
                    "PORT": str(self.port),
                    **environment,
                },
            )
        self.family: list[psutil.Process] = []

    def said(self) -> str:
        return self.output.read_text()

    def wait_until_it_answers(self) -> "Launch":
        deadline = time.monotonic() + PATIENCE
        while "Ctrl-C stops everything" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)
        self.family = psutil.Process(self.process.pid).children(recursive=True)
        return self

    def process_of(self, name: str) -> psutil.Process:
        """The top process of this line of the Procfile."""
        return next(process for process in self.family if process.name() == name)

    def end(self) -> int:
        """Wait until it has ended; its exit code."""
        return self.process.wait(30)

    def left(self) -> list[psutil.Process]:
        """What still runs when the others have had time to end."""
        _, alive = psutil.wait_procs(self.family, timeout=PATIENCE)
        return alive


@pytest.fixture
def launch(data_dir, transactional_db):
    started: list[Launch] = []

    def start(**environment: str) -> Launch:
        started.append(Launch(data_dir, **environment))
        return started[-1]

    yield start
    for one in started:
        for process in [*one.family, one.process]:
            with suppress(psutil.NoSuchProcess, ProcessLookupError):
                process.kill()
        one.process.wait()


def test_everything_answers_says_where_it_is_and_stops_on_ctrl_c(launch):
    platform = launch().wait_until_it_answers()
    with urllib.request.urlopen(f"http://127.0.0.1:{platform.port}/helse/", timeout=10) as answer:
        assert json.load(answer) == {"web": "ok", "database": "ok", "worker": "ok", "scheduler": "ok"}
    with urllib.request.urlopen(f"http://127.0.0.1:{platform.port}/logg-inn/", timeout=10) as page:
        assert page.status == 200
    assert f"http://localhost:{platform.port}/logg-inn/" in platform.said()
    platform.process.send_signal(signal.SIGINT)
    assert platform.end() == 0
    assert platform.left() == []
    assert platform.said().endswith("Stopped.\n")


def test_a_killed_process_is_named_and_takes_the_others_along(launch):
    platform = launch().wait_until_it_answers()
    platform.process_of("beat").kill()
    assert platform.end() == 1
    assert platform.left() == []
    assert "The beat process was killed by signal 9, so everything was stopped." in platform.said()


def test_nothing_outlives_a_killed_supervisor(launch):
    platform = launch().wait_until_it_answers()
    platform.process.kill()
    platform.end()
    assert platform.left() == []


def test_a_taken_port_is_said_in_one_sentence(launch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        platform = launch(PORT=str(port))
        assert platform.end() == 1
    assert platform.said().splitlines() == [
        f"CannotStart: Port {port} is taken; stop what listens there, "
        f"or take another: make run PORT={port + 1}"
    ]


def test_a_database_that_does_not_answer_is_said_in_one_sentence(launch):
    platform = launch(DATABASE_URL=f"postgresql://somebody:hush@127.0.0.1:{free_port()}/nothing")
    assert platform.end() == 1
    (sentence,) = platform.said().splitlines()
    assert re.search(
        "DATABASE_URL names does not answer .* or leave it out to use the embedded one", sentence
    )
    assert "hush" not in sentence


def test_a_job_queue_that_does_not_answer_is_said_in_one_sentence(launch):
    platform = launch(CELERY_BROKER_URL=f"redis://127.0.0.1:{free_port()}/0")
    assert platform.end() == 1
    assert "The job queue that CELERY_BROKER_URL names does not answer" in platform.said()
