from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class PortalConfig(AppConfig):
    name = "lms.portal"
    label = "portal"

    def ready(self) -> None:
        from lms.look import navigation, slots
        from lms.notices import kinds
        from lms.notices.kinds import lead_to
        from lms.portal import receivers  # noqa: F401
        from lms.portal.actions.data_requests import ANSWERED
        from lms.portal.navigation import NAMED

        navigation.name_places(**NAMED)
        lead_to(own_path="portal:path")
        kinds.register(ANSWERED)
        slots.fill("home_start", "portal/home_limits.html")
        slots.fill("head", "portal/slots/head.html")
        slots.fill("page_end", "portal/slots/page_end.html")
        slots.fill("registers_end", "portal/slots/registers_end.html")
        slots.fill("authoring_end", "portal/slots/authoring_end.html")
        slots.fill("person_acts", "portal/erasures/person_act.html")
        slots.fill("network_day_end", "portal/network_days_onward.html")
        if settings.IS_PRODUCTION:
            import_module("lms.powers").watch()
