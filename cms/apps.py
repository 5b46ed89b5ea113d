from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"

    def ready(self) -> None:
        from cms import receivers  # noqa: F401
        from cms.models.learning import LearningPage
        from cms.previews import previewed

        LearningPage.preview_with = staticmethod(previewed)
