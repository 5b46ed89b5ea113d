from typing import Any

from wagtail.models import Page

from cms.forms.pages import AddressedPageForm, PageCopyForm
from cms.rules.slugs import free_slug, slug_of


class AddressedPage(Page):
    """A page whose address is spelt with plain letters. One that was spelt otherwise before keeps it until
    its editor changes it, and is then found by the old one too (Wagtail's redirects)."""

    base_form_class = AddressedPageForm
    copy_form_class = PageCopyForm

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        slug = slug_of(self.title)
        if not getattr(self, "slug", "") and slug and self.path:
            self.slug = free_slug(slug, self.get_siblings(inclusive=False).values_list("slug", flat=True))
        super().full_clean(*args, **kwargs)
