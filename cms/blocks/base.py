"""What every block of ours shares: one class, one template and one stylesheet of the same name."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

PAGE_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class NamedBlock(blocks.StructBlock):
    """A block drawn by `cms/blocks/<look>.html` and `cms/blocks/<look>.css`."""

    look = ""

    def get_template(self, value: Any = None, context: Any = None) -> str:
        return f"cms/blocks/{self.look}.html"

    def refuse(self, **sentences: str) -> None:
        """Refuse to publish, with each sentence beneath the field it concerns."""
        refused = {name: refusal(self.child_blocks[name], text) for name, text in sentences.items()}
        raise blocks.StructBlockValidationError(block_errors=refused)


def refusal(block: Any, sentence: str) -> ValidationError:
    """The error that stands beneath `block` in the editor, whatever kind of block it is."""
    error: ValidationError = ValidationError(sentence)
    if isinstance(block, blocks.ListBlock):
        error = blocks.ListBlockValidationError(non_block_errors=[error])
    elif isinstance(block, blocks.StructBlock):
        error = blocks.StructBlockValidationError(non_block_errors=[error])
    return error
