"""The platform in processes of its own, on a database of the tests, that can be killed and started again."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Served:
    """`gunicorn` with some workers of ours; `url` ends in `/xapi/`. `log`: a file for what it says."""

    def __init__(self, database, *, workers=2, threads=1, settings_module=None, log=None, **environment):
        self.database = database
        self.log = log
        self.workers = workers
        self.threads = threads
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/xapi/"
        self.process = None
        self.environment = {
            "DJANGO_SETTINGS_MODULE": settings_module or os.environ["DJANGO_SETTINGS_MODULE"],
            **environment,
        }

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        self.kill()

    def start(self):
        """Start it, unless it runs, and wait until it answers."""
        if self.process and self.process.poll() is None:
            return
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "lms.wsgi:application", "--bind", f"127.0.0.1:{self.port}",
             "--worker-class", "lms.server.PatientWorker", "--no-sendfile",
             "--workers", str(self.workers), "--threads", str(self.threads), "--preload",
             "--log-level", "warning", "--timeout", "120"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "TEST_DATABASE": self.database, "TEST_MAIL": os.devnull, **self.environment},
            start_new_session=True,
            stderr=self.log,
        )  # fmt: skip
        deadline = time.monotonic() + 120
        while True:
            assert self.process.poll() is None, "the server has ended"
            assert time.monotonic() < deadline, "the server does not answer"
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                line.request("GET", "/xapi/about")
                line.getresponse().read()
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
            finally:
                line.close()

    def kill(self, sign=signal.SIGKILL):
        """End every process of it, at once by default, and wait until none of them listens any more."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, sign)
            self.process.wait(30)
            over = time.monotonic() + 10
            while time.monotonic() < over:
                with socket.socket() as door:
                    if door.connect_ex(("127.0.0.1", self.port)) == errno.ECONNREFUSED:
                        return
                time.sleep(0.01)

    def worker_memory(self):
        """The largest resident memory of a worker, in bytes."""
        children = subprocess.run(
            ["ps", "-o", "rss=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return max(int(line) for line in children.stdout.split()) * 1024


@contextmanager
def worker(database, **environment):
    """A Celery worker on a database of the tests, with settings of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "--quiet", "-A", "lms", "worker", "--pool", "solo", "--loglevel",
         "WARNING", "--without-gossip", "--without-mingle"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "TEST_DATABASE": database, "TEST_MAIL": os.devnull, **environment},
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
