"""An editor's browser and the server spell a page's address alike."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from cms.rules.slugs import SPELT, slug_of
from lms.people.models import Role
from tests.cms import factories as make
from tests.factories import MembershipFactory
from tests.test_keeping import client_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_address_is_spelt_alike_while_a_title_or_an_address_is_written(desk, live_server):
    module = make.module()
    editor = MembershipFactory(role=Role.EDITOR).user
    cookie = client_of(editor).cookies[settings.SESSION_COOKIE_NAME].value
    desk.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    desk.goto(f"/cms/pages/add/cms/lessonpage/{module.pk}/")
    title = "Å være på øya"
    desk.locator("#id_title").fill(title)
    desk.locator("#id_title").blur()
    expect(desk.locator("#id_slug")).to_have_value(slug_of(title))
    for word in ("Støtte og økonomi", *SPELT):
        desk.locator("#id_slug").evaluate(
            "(field, word) => { field.value = word; field.dispatchEvent(new Event('blur')); }", word
        )
        expect(desk.locator("#id_slug")).to_have_value(slug_of(word))
