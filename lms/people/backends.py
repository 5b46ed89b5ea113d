"""How Django finds an account: by its password, and for a session by the door that it came through."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.http import HttpRequest

from lms.people.models import Role, User
from lms.people.models.access import access_of
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

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """What groups give, they give for as long as one has a role by which one writes."""
        return access_of(user_obj).has(Role.EDITOR, Role.ADMIN) and super().has_perm(user_obj, perm, obj)

    def get_user(self, user_id: int) -> User | None:
        user = super().get_user(user_id)
        if isinstance(user, User) and (settings.STAFF_SECOND_FACTOR or not settings.STAFF_BY_PASSWORD):
            user.comes_as_staff = False
        return user if isinstance(user, User) else None


class StaffDoor(BaseBackend):
    """Who came by a provider for staff: all that they are here."""

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()


class CitizenDoor(StaffDoor):
    """Who came as a citizen: a foster parent, or nobody in particular, never a member of staff."""

    def get_user(self, user_id: int) -> User | None:
        user = super().get_user(user_id)
        if user is not None:
            user.comes_as_staff = False
        return user


class PasskeyDoor(StaffDoor):
    """Who came by password and passkey: all that they are here, where passwords let staff in at all."""

    def get_user(self, user_id: int) -> User | None:
        user = super().get_user(user_id)
        if user is not None and not settings.STAFF_BY_PASSWORD:
            user.comes_as_staff = False
        return user
