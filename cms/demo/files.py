"""The demo's files in the media library, each made the first time that a text names it."""

from django.core.files.base import ContentFile
from wagtail.images.models import Image
from wagtailmedia.models import Media

from cms.demo.pictures import PICTURES, drawn
from cms.demo.sounds import SOUNDS
from lms.people.models import User


class Made:
    def __init__(self, editor: User) -> None:
        self.editor = editor
        self._known: dict[tuple[str, str], int] = {}

    def picture(self, name: str) -> int:
        if ("picture", name) not in self._known:
            title, focus, _ = PICTURES[name]
            image = Image(
                title=title,
                file=ContentFile(drawn(name), name=f"{name}.png"),
                uploaded_by_user=self.editor,
                focal_point_x=focus[0],
                focal_point_y=focus[1],
                focal_point_width=400,
                focal_point_height=300,
            )
            image.save()
            self._known["picture", name] = image.pk
        return self._known["picture", name]

    def sound(self, name: str) -> int:
        if ("sound", name) not in self._known:
            title, seconds, make = SOUNDS[name]
            media = Media.objects.create(
                title=title,
                type="audio",
                duration=seconds,
                file=ContentFile(make(), name=f"{name}.wav"),
                uploaded_by_user=self.editor,
            )
            self._known["sound", name] = media.pk
        return self._known["sound", name]

    def paper(self, name: str) -> int:
        if ("paper", name) not in self._known:
            raise KeyError(name)
        return self._known["paper", name]
