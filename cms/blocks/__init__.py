"""Everything a page can be built of."""

from wagtail import blocks

from cms.blocks.media import AudioBlock, DownloadBlock, PictureBlock, VideoBlock
from cms.blocks.practice import ChecklistBlock, HomeAssignmentBlock, ReflectionBlock
from cms.blocks.questions import (
    FillInBlock,
    LikertBlock,
    MatchingBlock,
    MultipleChoiceBlock,
    OrderingBlock,
    QuestionBlock,
    QuestionValue,
    SingleChoiceBlock,
    TrueFalseBlock,
)
from cms.blocks.scenario import ScenarioBlock
from cms.blocks.text import AccordionBlock, CalloutBlock, NewPageBlock, QuoteBlock, TextBlock

__all__ = ["InfoBody", "LessonBody", "QuestionBlock", "QuestionValue", "QuizBody", "ReflectionBlock"]


class QuizBody(blocks.StreamBlock):
    """Questions alone; a quiz draws from them."""

    single_choice = SingleChoiceBlock()
    multiple_choice = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    ordering = OrderingBlock()
    matching = MatchingBlock()
    fill_in = FillInBlock()


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
    """What a lesson is built of."""

    text = TextBlock()
    picture = PictureBlock()
    single_choice = SingleChoiceBlock()
    new_page = NewPageBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    video = VideoBlock()
    audio = AudioBlock()
    download = DownloadBlock()
    checklist = ChecklistBlock()
    home_assignment = HomeAssignmentBlock()
    reflection = ReflectionBlock()
    scenario = ScenarioBlock()
    multiple_choice = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    ordering = OrderingBlock()
    matching = MatchingBlock()
    fill_in = FillInBlock()
    likert = LikertBlock()
