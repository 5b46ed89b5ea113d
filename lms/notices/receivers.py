from typing import Any

from django.urls import reverse

from lms.notices.actions import administrators
from lms.people.models import User


def tell_administrators(sender: Any, news: str, page: str, **_: Any) -> None:
    administrators.tell_administrators(news, link=reverse(page))


def send_account_link(sender: Any, user: User, secret: str, **_: Any) -> None:
    administrators.send_account_link(user, secret=secret)
