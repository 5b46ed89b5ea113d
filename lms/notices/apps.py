from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "lms.notices"
    label = "notices"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from lms.notices import receivers  # noqa: F401
        from lms.notices.actions import administrators, own_accounts, own_details, resets, staff
        from lms.notices.kinds import register

        register(*administrators.KINDS, *own_accounts.KINDS, *own_details.KINDS, *resets.KINDS, *staff.KINDS)
