"""How Django finds an account and checks its password."""

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from lms.people.models import User
from lms.people.validators import LONGEST


class NameOrEmailBackend(ModelBackend):
    """Finds the user by user name or e-mail address, however it is spelt."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: object,
    ) -> User | None:
        if not username or password is None or len(password) > LONGEST:
            return None
        user = User.objects.known_as(username).order_by("pk").first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
