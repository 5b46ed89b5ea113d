"""The browser fixtures themselves: a page arrives, faults fail, axe finds what it should."""

import pytest


def test_front_door_is_a_page_that_axe_accepts(desk, axe, screenshot):
    desk.goto("/logg-inn/")
    assert desk.get_by_role("heading", level=1).count() == 1
    axe(desk)
    assert screenshot(desk, "sign-in").exists()


def test_axe_reports_a_control_without_a_name(phone, axe):
    phone.goto("/logg-inn/")
    phone.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        axe(phone)
