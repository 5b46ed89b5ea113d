from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "lms.approval"
    label = "approval"

    def ready(self) -> None:
        from lms.approval import notices, receivers  # noqa: F401
        from lms.notices.kinds import register

        register(*notices.KINDS)
