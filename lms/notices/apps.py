from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "lms.notices"
    label = "notices"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from lms.notices import receivers
        from lms.notices.actions import administrators
        from lms.notices.kinds import register
        from lms.people import signals

        register(*administrators.KINDS)
        signals.administrators_concerned.connect(
            receivers.tell_administrators, dispatch_uid="notices.administrators"
        )
        signals.account_link_made.connect(receivers.send_account_link, dispatch_uid="notices.account_link")
