"""The pages anybody may read: how they hang together, and what they lead to."""

import re
from datetime import date

import pytest
import time_machine
from django.utils.translation import get_language
from wagtail.models import Locale

from cms.models import NetworkDayPage
from lms.people.models import Region
from tests.cms import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def _other_languages(client, address):
    page = client.get(address).content.decode()
    return re.findall(r'href="([^"]+)" lang="(\w+)" hreflang', page)


def test_a_page_leads_to_itself_in_other_languages_and_to_the_front_page_where_it_is_not_written(client):
    page = make.publish(make.info(slug="bli-fosterhjem"))
    make.home("nn")
    nynorsk = page.copy_for_translation(Locale.objects.get(language_code="nn"))
    nynorsk.slug = "bli-fosterheim"
    make.publish(nynorsk)

    assert _other_languages(client, "/bli-fosterhjem/") == [
        ("/bli-fosterhjem/", "nb"),
        ("/nn/bli-fosterheim/", "nn"),
        ("/en/", "en"),
    ]
    assert get_language() == "nb"


def test_an_information_page_asks_visitors_to_get_in_touch_and_leads_to_its_neighbours(client):
    page, neighbour = make.publish(make.info()), make.publish(make.info(title="Familieråd"))
    visited = client.get(page.get_url()).content.decode()

    assert "/bli-kjent/" in visited
    assert f'href="{neighbour.get_url()}"' in visited
    client.force_login(UserFactory())
    assert "/bli-kjent/" not in client.get(page.get_url()).content.decode()


def test_the_front_page_shows_network_days_until_their_month_is_over(client):
    region = Region.objects.first()
    day = NetworkDayPage(
        title="Søsken sammen", slug="dag", month=date(2027, 3, 1), region=region, show_in_menus=True
    )
    make.home().add_child(instance=day)
    make.publish(day)

    for today, is_shown in ((date(2027, 3, 31), True), (date(2027, 4, 1), False)):
        with time_machine.travel(f"{today}T12:00:00+00:00"):
            assert ("Søsken sammen" in client.get("/").content.decode()) == is_shown
