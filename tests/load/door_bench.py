"""How much longer an answer takes while many connections stall at one point or another of their requests."""

import http.client
import socket
from contextlib import ExitStack, suppress

from django.conf import settings

from tests.lms.xapi.serving import Served
from tests.load.report import heading, measure, percentile, ratio, timed
from tests.test_server import STALLED

ASKED, STALLING = 100, 200


def main() -> None:
    heading(f"GET /xapi/about while {STALLING} connections stall (one worker, four threads)")
    with Served(settings.DATABASES["default"]["NAME"], workers=1, threads=4) as server, ExitStack() as stack:
        alone = _median(server.port)
        measure("alone, p50", 1000 * alone, "ms")
        for number in range(STALLING):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            line.setblocking(False)
            with suppress(BlockingIOError):
                line.send(list(STALLED.values())[number % len(STALLED)])
        stalled = _median(server.port)
        measure("beside them, p50", 1000 * stalled, "ms")
        ratio("beside them, against alone", stalled, alone, "at most 3")


def _median(port: int) -> float:
    took = []
    for _ in range(ASKED):
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with timed() as clock:
            client.request("GET", "/xapi/about")
            if client.getresponse().status != 200:
                raise RuntimeError("The server does not answer as it should")
        client.close()
        took.append(clock.seconds)
    return percentile(took, 0.5)
