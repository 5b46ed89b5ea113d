"""The demo's files in the media library, each made the first time that a text names it."""

from io import BytesIO

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.utils.file import hash_filelike
from wagtailmedia.models import Media

from lms.demo.content.films import FILMS
from lms.demo.content.papers import PAPERS, printed
from lms.demo.content.pictures import HEIGHT, PICTURES, WIDTH, drawn
from lms.demo.content.sounds import SOUNDS
from lms.people.models import User


class Made:
    def __init__(self, editor: User) -> None:
        self.editor = editor
        self._known: dict[tuple[str, str], int] = {}

    def picture(self, name: str) -> int:
        if ("picture", name) not in self._known:
            title, focus, _ = PICTURES[name]
            content = drawn(name)
            image = Image.objects.create(
                title=title,
                file=ContentFile(content, name=f"{name}.png"),
                file_hash=hash_filelike(BytesIO(content)),
                width=WIDTH,
                height=HEIGHT,
                uploaded_by_user=self.editor,
                focal_point_x=focus[0],
                focal_point_y=focus[1],
                focal_point_width=400,
                focal_point_height=300,
            )
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

    def film(self, name: str) -> int:
        if ("film", name) not in self._known:
            film = FILMS[name]
            media = Media.objects.create(
                title=film.title,
                type="video",
                duration=film.seconds,
                width=film.size[0],
                height=film.size[1],
                file=ContentFile(film.recording.read_bytes(), name=film.recording.name),
                thumbnail=ContentFile(film.poster.read_bytes(), name=film.poster.name),
                uploaded_by_user=self.editor,
            )
            self._known["film", name] = media.pk
        return self._known["film", name]

    def captions(self, name: str) -> dict[str, int]:
        """The caption files of a film, by language."""
        return {language: self._caption(name, language) for language in FILMS[name].cues}

    def _caption(self, name: str, language: str) -> int:
        film = FILMS[name]
        return self._document(
            f"{name}-{language}.vtt", f"{film.title} ({language})", film.captions(language).encode()
        )

    def paper(self, name: str) -> int:
        return self._document(f"{name}.pdf", PAPERS[name].title, b"")

    def _document(self, name: str, title: str, content: bytes) -> int:
        if ("document", name) not in self._known:
            content = content or printed(name.removesuffix(".pdf"))
            document = Document.objects.create(
                title=title,
                file=ContentFile(content, name=name),
                file_size=len(content),
                uploaded_by_user=self.editor,
            )
            self._known["document", name] = document.pk
        return self._known["document", name]
