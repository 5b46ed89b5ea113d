from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "lms.approval"
    label = "approval"

    def ready(self) -> None:
        from lms.approval import notices
        from lms.notices.kinds import register

        register(*notices.KINDS)
