from django.apps import AppConfig

from lms.look import slots


class DemoConfig(AppConfig):
    """The made-up people and content that every screen can show; production does not install it."""

    name = "lms.demo"
    label = "demo"

    def ready(self) -> None:
        slots.fill("sign_in_end", "demo/sign_ins.html")
