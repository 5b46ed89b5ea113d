import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from cms.forms.pages import ModulePageForm
from cms.models.learning import LearningPage
from courses.content import ModulePhase, PartKind
from lms.people.models.fields import OneOf, PublishedText, PublishedWords

# When in a placement a module belongs, as its editor reads it.
PHASES = [
    (ModulePhase.BEFORE.value, _("Before the child moves in")),
    (ModulePhase.AROUND.value, _("Around the move")),
    (ModulePhase.DURING.value, _("While the child lives there")),
]


class MeetingKind(models.TextChoices):
    GATHERING = PartKind.GATHERING.value, _("Gathering")
    VISIT = PartKind.VISIT.value, _("In-home visit")
    NETWORK_DAY = PartKind.NETWORK_DAY.value, _("Network day")


class ModulePage(LearningPage):
    """A module: the lessons and quizzes beneath it, and the meetings it asks for."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("Only for a module that rules ask for by itself, such as a specialised one."),
    )
    lead = PublishedText(_("lead"), blank=True)
    phase = OneOf(_("phase"), max_length=10, choices=PHASES, default=ModulePhase.BEFORE.value)
    target_groups = ParentalManyToManyField(
        "people.TargetGroup", verbose_name=_("target groups"), blank=True, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField(
        _("estimated minutes"),
        default=0,
        help_text=_("0 adds up the minutes of lessons and meetings."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, per cent"), default=80, validators=[MaxValueValidator(100)]
    )
    min_share = models.PositiveSmallIntegerField(
        _("share of a meeting that must be attended, per cent"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    any_order = models.BooleanField(_("may be taken in any order"), default=True)

    base_form_class = ModulePageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phase"), FieldPanel("minutes")]),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("min_share")]),
                FieldPanel("any_order"),
                FieldPanel("code"),
            ],
            heading=_("What it takes"),
        ),
        InlinePanel(
            "meetings",
            label=_("meeting"),
            heading=_("Gatherings, visits and network days"),
            help_text=_("Lessons and quizzes are the pages beneath the module; meetings are named here."),
        ),
        InlinePanel("prerequisites", label=_("module"), heading=_("Modules that must be done first")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    parent_page_types = ["cms.ProgrammePage"]
    subpage_types = ["cms.LessonPage", "cms.QuizPage"]
    template = "cms/module_page.html"
    admin_default_ordering = "ord"
    address_name = "module"

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class ModuleMeeting(TranslatableMixin, Orderable):
    """A gathering, visit or network day that is part of a module; planned sessions deliver it.

    Its identity in the learning record is `translation_key`, made when the row is first saved.
    """

    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="meetings")
    kind = OneOf(_("kind"), max_length=20, choices=MeetingKind.choices, default=MeetingKind.GATHERING)
    title = PublishedWords(_("title"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=180, validators=[MinValueValidator(1)])
    is_required = models.BooleanField(_("required"), default=True)
    min_share = models.PositiveSmallIntegerField(
        _("share to attend, per cent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Empty follows the module."),
    )
    after_lesson = models.PositiveSmallIntegerField(
        _("comes after lesson number"),
        default=99,
        validators=[MaxValueValidator(99)],
        help_text=_("0 puts it first, 99 last."),
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("minutes")]),
        FieldRowPanel([FieldPanel("after_lesson"), FieldPanel("min_share")]),
        FieldPanel("is_required"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.title

    @property
    def uuid(self) -> uuid.UUID:
        return uuid.UUID(str(self.translation_key))


class ModulePrerequisiteQuerySet(models.QuerySet["ModulePrerequisite"]):
    def circle(self, page: ModulePage, module: ModulePage) -> list[ModulePage]:
        """The modules that would wait for each other if `page` waited for `module`; empty if none."""
        waits: dict[object, list[ModulePage]] = {}
        for link in self.select_related("page", "module"):
            waits.setdefault(link.page.translation_key, []).append(link.module)
        ways, seen = [[module]], set()
        while ways:
            way = ways.pop()
            here = way[-1].translation_key
            if here == page.translation_key:
                return [page, *way]
            if here not in seen:
                seen.add(here)
                ways += [[*way, next_one] for next_one in waits.get(here, [])]
        return []


class ModulePrerequisite(Orderable):
    """A module that must be complete before this one opens."""

    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="prerequisites")
    module = models.ForeignKey(
        ModulePage, verbose_name=_("module"), on_delete=models.CASCADE, related_name="prerequisite_of"
    )

    objects = ModulePrerequisiteQuerySet.as_manager()
    panels = [PageChooserPanel("module", "cms.ModulePage")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "module"], name="module_prerequisite_once"),
            models.CheckConstraint(
                condition=~models.Q(page=models.F("module")), name="module_prerequisite_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.module_id}"
