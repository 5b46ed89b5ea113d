from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "lms.approval"
    label = "approval"

    def ready(self) -> None:
        from lms.approval import notices, receivers  # noqa: F401
        from lms.look.slots import fill
        from lms.notices.kinds import register

        register(*notices.KINDS)
        fill("person_panels", "approval/person/new_start.html")
