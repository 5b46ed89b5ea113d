"""Everything a page can be built of."""

from typing import Any

from wagtail import blocks

from cms.blocks.media import AudioBlock, DownloadBlock, PictureBlock, VideoBlock
from cms.blocks.practice import ChecklistBlock, HomeAssignmentBlock
from cms.blocks.questions import BLOCKS, QuestionBlock
from cms.blocks.text import AccordionBlock, CalloutBlock, NewPageBlock, QuoteBlock, TextBlock
from courses.questions import TYPES

__all__ = ["InfoBody", "LessonBody", "QuestionBlock", "QuizBody"]


class QuizBody(blocks.StreamBlock):
    """Questions alone, of every type that has a right answer; a quiz draws from them."""

    def __init__(self, local_blocks: Any = (), **kwargs: Any) -> None:
        asking = [(name, block()) for name, block in BLOCKS.items() if TYPES[name].may_be_drawn]
        super().__init__([*asking, *local_blocks], **kwargs)


class InfoBody(blocks.StreamBlock):
    """What an information page is built of."""

    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    checklist = ChecklistBlock()
    video = VideoBlock()
    audio = AudioBlock()
    download = DownloadBlock()


class LessonBody(blocks.StreamBlock):
    """What a lesson is built of, questions of every type among it."""

    text = TextBlock()
    picture = PictureBlock()
    new_page = NewPageBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    video = VideoBlock()
    audio = AudioBlock()
    download = DownloadBlock()
    checklist = ChecklistBlock()
    home_assignment = HomeAssignmentBlock()

    def __init__(self, local_blocks: Any = (), **kwargs: Any) -> None:
        asking = [(name, block()) for name, block in BLOCKS.items()]
        super().__init__([*asking, *local_blocks], **kwargs)
