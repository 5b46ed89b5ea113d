"""What coming back from a provider costs of the platform's own processor time."""

import time

from django.conf import settings
from django.test import Client

from tests import sign_in_provider
from tests.factories import FosterParentFactory
from tests.load.report import heading, measure, percentile, ratio
from tests.sign_in_provider import KARI, Visitor, know

TIMES, MOST_SECONDS = 20, 0.150


def main() -> None:
    heading("GET /logg-inn/id-porten/tilbake/ (the provider's own time is not counted)")
    provider = sign_in_provider.start()
    settings.SIGN_IN_PROVIDERS, settings.SITE_URL = provider.ways_in, "http://testserver"
    know(FosterParentFactory(user__username="kari").user, KARI)
    took = []
    for _ in range(TIMES):
        visitor = Visitor(provider, Client())
        address = visitor.address_back("kari")
        began = time.process_time()
        if visitor.come_back(address).status_code != 302:
            raise RuntimeError("Nobody was signed in")
        took.append(time.process_time() - began)
    measure("own processor time, p50", 1000 * percentile(took, 0.5), "ms")
    measure("own processor time, p95", 1000 * percentile(took, 0.95), "ms")
    ratio("p95, against 150 ms", percentile(took, 0.95), MOST_SECONDS, "at most 1")
