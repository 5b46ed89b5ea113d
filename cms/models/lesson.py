from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from cms.blocks import LessonBody, QuizBody
from cms.forms.pages import QuizPageForm
from cms.models.learning import LearningPage
from lms.people.models import Role, User
from lms.people.models.fields import PublishedText, PublishedWords


def editors() -> models.Q:
    """Those who can be chosen as the one who keeps a page professionally right."""
    return models.Q(pk__in=User.objects.with_role(Role.EDITOR).values("pk"))


class MaintainedPage(models.Model):
    """Who keeps a page professionally right, until when it holds, and whether it is required."""

    minutes = models.PositiveSmallIntegerField(
        _("estimated minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    is_required = models.BooleanField(_("required"), default=True)
    is_in_use = models.BooleanField(
        _("part of the module"),
        default=True,
        help_text=_("Without the tick, only those who have begun the module with it still get it."),
    )
    professional_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("professional owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=editors,
    )
    review_by = models.DateField(_("review by"), null=True, blank=True)
    material_change = PublishedWords(
        _("what has changed materially"),
        max_length=300,
        blank=True,
        help_text=_(
            "Fill in when those who have completed this earlier should read what is new. "
            "Their completion stands; they see this sentence and the pages that differ."
        ),
    )

    class Meta:
        abstract = True


_KEEPING = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("professional_owner"), FieldPanel("review_by")]),
        FieldPanel("material_change"),
        FieldPanel("is_in_use"),
    ],
    heading=_("Professional responsibility"),
)


class LessonPage(LearningPage, MaintainedPage):
    """A lesson: pages of text, pictures and questions, read one at a time."""

    lead = PublishedText(_("lead"), blank=True, help_text=_("One or two sentences on what one learns."))
    body = StreamField(LessonBody(), verbose_name=_("content"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("is_required")]),
        FieldPanel("body"),
        _KEEPING,
        InlinePanel("provisions", label=_("provision"), heading=_("Provisions that the lesson relies on")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["cms.ModulePage"]
    subpage_types: list[str] = []
    template = "cms/lesson_page.html"
    address_name = "lesson"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")


class LessonProvision(TranslatableMixin, Orderable):
    """A section of an act or regulation, and where to read it."""

    page = ParentalKey(LessonPage, on_delete=models.CASCADE, related_name="provisions")
    reference = PublishedWords(_("provision"), max_length=160)
    address = models.URLField(_("address"), blank=True)

    panels = [FieldRowPanel([FieldPanel("reference"), FieldPanel("address")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.reference


class QuizPage(LearningPage, MaintainedPage):
    """A quiz: a bank of questions, some of which are drawn for each attempt."""

    lead = PublishedText(_("lead"), blank=True)
    bank = StreamField(QuizBody(), verbose_name=_("questions"))
    draws = models.PositiveSmallIntegerField(
        _("questions drawn for each attempt"), default=0, help_text=_("0 asks them all.")
    )
    attempts = models.PositiveSmallIntegerField(
        _("attempts allowed"), default=0, help_text=_("0 sets no limit.")
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, per cent"), default=80, validators=[MaxValueValidator(100)]
    )
    shuffles = models.BooleanField(_("shuffle questions and choices"), default=True)

    base_form_class = QuizPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("is_required")]),
        FieldRowPanel([FieldPanel("draws"), FieldPanel("attempts")]),
        FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("shuffles")]),
        FieldPanel("bank"),
        _KEEPING,
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    parent_page_types = ["cms.ModulePage"]
    subpage_types: list[str] = []
    template = "cms/quiz_page.html"
    address_name = "quiz"

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
