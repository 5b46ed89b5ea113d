"""What every block of ours shares: one class, one template and one stylesheet of the same name."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.rules.shortcomings import ShortcomingKind

PAGE_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class NamedBlock(blocks.StructBlock):
    """A block drawn by `cms/blocks/<look>.html` and, if it `has_style`, `cms/blocks/<look>.css`."""

    look: ClassVar[str] = ""
    has_style: ClassVar[bool] = True
    styles_beside: ClassVar[tuple[str, ...]] = ()

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of the stylesheets that it needs."""
        return (*self.styles_beside, self.look) if self.has_style else self.styles_beside

    def shortcomings(self, value: Any, *, language: str) -> Iterator[tuple[ShortcomingKind, str]]:
        """What this block lacks before its page is good enough, and the words that it concerns."""
        return iter(())

    def get_template(self, value: Any = None, context: Any = None) -> str:
        return f"cms/blocks/{self.look}.html"

    def get_default(self) -> Any:
        """The empty block, its lists with as many rows as they need at least."""
        return _with_rows(self, super().get_default())

    def refuse(self, **sentences: str) -> None:
        """Refuse to publish, with each sentence beneath the field it concerns."""
        refused = {name: refusal(self.child_blocks[name], text) for name, text in sentences.items()}
        raise blocks.StructBlockValidationError(block_errors=refused)


def _with_rows(block: Any, value: Any) -> Any:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            _with_rows(child, value[name])
    elif isinstance(block, blocks.ListBlock):
        for _row in range((block.meta.min_num or 0) - len(value)):
            value.append(block.child_block.get_default())
        for row in value:
            _with_rows(block.child_block, row)
    return value


def refusal(block: Any, sentence: str) -> ValidationError:
    """The error that stands beneath `block` in the editor, whatever kind of block it is."""
    error: ValidationError = ValidationError(sentence)
    if isinstance(block, blocks.ListBlock):
        error = blocks.ListBlockValidationError(non_block_errors=[error])
    elif isinstance(block, blocks.StructBlock):
        error = blocks.StructBlockValidationError(non_block_errors=[error])
    return error
