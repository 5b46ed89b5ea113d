from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"

    def ready(self) -> None:
        from wagtail_localize.models import Translation

        from cms import receivers  # noqa: F401
        from cms.models.learning import LearningPage
        from cms.views.previews import previewed
        from lms.look import slots

        slots.fill("page_end", "cms/slots/page_end.html")
        LearningPage.preview_with = staticmethod(previewed)
        # The translations' report counts them by a name that wagtail-localize has left in English.
        Translation._meta.verbose_name = gettext_lazy("translation")
        Translation._meta.verbose_name_plural = gettext_lazy("translations")
