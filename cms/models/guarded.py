"""What holds for every page, whatever it shows."""

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from lms.people.models.fields import names_nobody


class GuardedPage(Page):
    """A page that holds no number of a person: not in its title, in what search engines show of it, nor in
    its blocks. Its own columns are guarded by themselves."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        refused = {}
        for name, text in self._typed():
            try:
                names_nobody(text)
            except ValidationError as error:
                refused[name] = error
        if refused:
            raise ValidationError(refused)

    def _typed(self) -> list[tuple[str, str]]:
        typed = [(name, getattr(self, name) or "") for name in ("title", "seo_title", "search_description")]
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                body = getattr(self, field.name)
                words = body.stream_block.get_searchable_content(body)
                typed.append((field.name, "\n".join(map(str, words))))
        return typed
