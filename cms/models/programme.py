from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.forms.pages import ProgrammePageForm
from cms.models.learning import LearningPage
from lms.people.models.fields import PublishedText


class ProgrammePage(LearningPage):
    """A programme: its own modules in the order of the page tree, and modules borrowed from others."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("What rules and certificates know the programme by. It stays the same for ever."),
    )
    lead = PublishedText(_("lead"), blank=True)
    is_demonstration = models.BooleanField(
        _("demonstration content"),
        default=False,
        help_text=_("Learners are told, and no rule may rest on it."),
    )
    may_add_up = models.BooleanField(
        _("partial attendance adds up"),
        default=False,
        help_text=_("Whether two half evenings at gatherings for the same part make one."),
    )

    base_form_class = ProgrammePageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("code"),
        FieldPanel("may_add_up"),
        FieldPanel("is_demonstration"),
        InlinePanel(
            "borrowed",
            label=_("module from another programme"),
            heading=_("Modules from other programmes"),
            help_text=_("The programme's own modules are the pages beneath it; name others here."),
        ),
        HelpPanel(content=_("Add modules as pages beneath this one, then publish the programme.")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ModulePage"]
    template = "cms/programme_page.html"
    admin_default_ordering = "ord"
    address_name = "programme"

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")


class BorrowedModule(Orderable):
    """A module of another programme that this one holds too, after so many of its own."""

    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="borrowed")
    module = models.ForeignKey(
        "cms.ModulePage", verbose_name=_("module"), on_delete=models.CASCADE, related_name="borrowed_by"
    )
    after_own = models.PositiveSmallIntegerField(
        _("comes after own module number"),
        default=99,
        validators=[MaxValueValidator(99)],
        help_text=_("0 puts it first, 99 last."),
    )

    panels = [PageChooserPanel("module", "cms.ModulePage"), FieldPanel("after_own")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "module"], name="borrowed_module_once")]

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.module_id}"
