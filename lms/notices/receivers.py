"""What people are told when something below says so: one signal, one action each."""

from typing import Any

from django.dispatch import receiver
from django.urls import reverse

from lms.notices.actions import administrators, merging, own_accounts, own_details, resets, sending, staff
from lms.people.models import User
from lms.people.signals import (
    account_changed,
    account_closed,
    account_link_made,
    account_opened,
    accounts_merged,
    address_change_asked,
    address_changed,
    administrators_concerned,
    details_corrected,
    office_reviewed,
    reset_answered,
    role_changed,
)


@receiver(administrators_concerned, dispatch_uid="notices.administrators")
def tell_administrators(sender: Any, news: str, page: str, **_: Any) -> None:
    administrators.tell_administrators(news, link=reverse(page))


@receiver(accounts_merged, dispatch_uid="notices.one_person")
def follow_the_person(sender: Any, kept: User, merged: User, **_: Any) -> None:
    merging.follow(kept, merged)


@receiver(account_link_made, dispatch_uid="notices.account_link")
def send_account_link(sender: Any, user: User, secret: str, **_: Any) -> None:
    administrators.send_account_link(user, secret=secret)


@receiver(account_changed, dispatch_uid="notices.own_account")
def tell_of_own_account(sender: Any, user: User, news: str, **_: Any) -> None:
    own_accounts.tell_of_own_account(user, news=news)


@receiver(role_changed, dispatch_uid="notices.own_role")
def tell_of_own_role(sender: Any, user: User, news: str, **_: Any) -> None:
    staff.tell_of_own_role(user, news=news)


@receiver(office_reviewed, dispatch_uid="notices.review")
def tell_of_review(sender: Any, user: User, news: str, page: str, **_: Any) -> None:
    staff.tell_of_review(user, news=news, link=reverse(page))


@receiver(reset_answered, dispatch_uid="notices.reset")
def answer_reset(sender: Any, user: User, way: str, secret: str, **_: Any) -> None:
    resets.answer_reset(user, way=way, secret=secret)


@receiver(address_change_asked, dispatch_uid="notices.address_change")
def ask_for_confirmation(sender: Any, user: User, address: str, secret: str, **_: Any) -> None:
    own_details.ask_for_confirmation(user, address=address, secret=secret)


@receiver(address_changed, dispatch_uid="notices.address_before")
def tell_address_before(sender: Any, user: User, before: str, **_: Any) -> None:
    own_details.tell_address_before(user, before=before)


@receiver(details_corrected, dispatch_uid="notices.correction")
def tell_of_correction(sender: Any, user: User, **_: Any) -> None:
    own_details.tell_of_correction(user)


@receiver(account_closed, dispatch_uid="notices.account_closed")
def stop_all(sender: Any, user: User, **_: Any) -> None:
    sending.stop_all(user)


@receiver(account_opened, dispatch_uid="notices.account_opened")
def tell_of_opening(sender: Any, user: User, **_: Any) -> None:
    own_details.tell_of_opening(user)
