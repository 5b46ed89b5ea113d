"""What families and staff fill in about in-home training; reasons, needs and steps are picked."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from courses.models import Module, Part
from lms.dates import OSLO
from lms.people.models import User
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from sessions.forms.planning import HoursOfDay, PartsField, PeopleField, choose_from
from sessions.forms.series import WeekdaysField
from sessions.forms.visits import WhenForm
from sessions.models import Goal, InHomeNeed, InHomePlan, InHomeReason, InHomeVisit
from sessions.queries.in_home import parts_left, themes, visit_parts
from sessions.queries.staffing import trainers_for
from sessions.rules.goals import SCALE


def _picked(label: Any, choices: list[tuple[str, Any]], **options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **options
    )


def _scale(label: Any, low: Any, high: Any, **options: Any) -> forms.TypedChoiceField:
    first, last = SCALE
    words = {first: f"{first} – {low}", last: f"{last} – {high}"}
    return forms.TypedChoiceField(
        label=label,
        choices=[(value, words.get(value, str(value))) for value in range(first, last + 1)],
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "choices--scale"}),
        **options,
    )


class _ByName(ModelChoiceIterator[Module]):
    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield from sorted(super().__iter__(), key=lambda choice: norwegian_order(str(choice[1])))


class ThemesField(forms.ModelMultipleChoiceField[Module]):
    """Modules to tick, named in the page's language and in the order of the names."""

    iterator = _ByName
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Module) -> str:
        return str(obj.training.title_in(get_language()))


class AskForm(HoursOfDay):
    """Ask for in-home training; nothing is written, all is picked."""

    field_order = ("reasons", "needs", "weekdays", "earliest", "latest")

    reasons = _picked(gettext_lazy("Why would training at home help?"), list(InHomeReason.choices))
    needs = _picked(gettext_lazy("What should it strengthen?"), list(InHomeNeed.choices))
    weekdays = WeekdaysField(label=gettext_lazy("Days that suit the family"), required=False)


class GrantForm(forms.Form):
    """Say yes: who comes, how often, and what the visits count as."""

    resource_people = PeopleField(
        label=gettext_lazy("Resource people"),
        queryset=User.objects.none(),
        help_text=gettext_lazy("They see the plan, and visit one or two at a time."),
    )
    visits = forms.IntegerField(label=gettext_lazy("Number of visits"), min_value=1, max_value=20, initial=4)
    counts_as = PartsField(
        label=gettext_lazy("The visits count as"),
        queryset=Part.objects.none(),
        required=False,
        help_text=gettext_lazy("Parts of modules that the family then need not take elsewhere."),
    )

    def __init__(self, *args: Any, plan: InHomePlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["resource_people"], trainers_for(plan.organisation))
        choose_from(self.fields["counts_as"], visit_parts())


class DeclineForm(forms.Form):
    """Say no, with reasons from the list."""

    reasons = _picked(gettext_lazy("Reasons"), list(InHomePlan.DeclineReason.choices))


class GoalForm(forms.ModelForm[Goal]):
    """One goal, in words that point at nobody."""

    class Meta:
        model = Goal
        fields = ["need", "text", "written_with_family"]
        help_texts = {
            "text": gettext_lazy(
                "One sentence. No names, dates, places or anything that tells who the child is: only the "
                "parties of this plan read it."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs |= {"autocomplete": "off"}
        cast("forms.ChoiceField", self.fields["need"]).choices = [("", "—"), *InHomeNeed.choices]


class VisitForm(WhenForm):
    """A visit of a plan: when, who comes, what it is about and counts as."""

    themes = ThemesField(label=gettext_lazy("Themes"), queryset=Module.objects.none(), required=False)
    parts = PartsField(
        label=gettext_lazy("This visit counts as"), queryset=Part.objects.none(), required=False
    )

    def __init__(
        self, data: Any = None, *, plan: InHomePlan, visit: InHomeVisit | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        choose_from(
            self.fields["advisers"],
            plan.resource_people.order_by(*norwegian("last_name", "first_name"), "pk"),
        )
        if visit is not None:
            del self.fields["themes"], self.fields["parts"]
            return
        choose_from(self.fields["themes"], themes())
        left = parts_left(plan)
        parts = plan.counts_as.select_related("module__training")
        choose_from(self.fields["parts"], parts.filter(pk__in=[part.pk for part in left]))
        self.fields["parts"].initial = [part.pk for part in left[:1]]
        if not left:
            del self.fields["parts"]


def as_it_is(visit: InHomeVisit, advisers: list[int]) -> dict[str, Any]:
    """A planned visit as the form's first entries."""
    begin, end = (one.astimezone(OSLO) for one in (visit.session.begins_at, visit.session.ends_at))
    return {"day": begin.date(), "begins": begin.time(), "ends": end.time(), "advisers": advisers}


class ReportForm(forms.Form):
    """After a visit: what was done, the next step, and where each goal stands."""

    done = _picked(gettext_lazy("What was done"), list(InHomeVisit.Done.choices))
    next_step = forms.ChoiceField(
        label=gettext_lazy("Next step"), choices=InHomeVisit.NextStep.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, visit: InHomeVisit, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"done": visit.done, "next_step": visit.next_step})
        super().__init__(*args, **kwargs)
        marks = dict(visit.marks.values_list("goal", "value"))
        for goal in Goal.objects.filter(plan=visit.plan_id).order_by("pk"):
            self.fields[f"goal_{goal.pk}"] = _scale(
                goal.text, _("far off"), _("reached"), required=False, empty_value=None
            )
            self.fields[f"goal_{goal.pk}"].initial = marks.get(goal.pk)

    def marks(self) -> dict[int, int]:
        """The marks given, by goal id."""
        return {
            int(name.removeprefix("goal_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("goal_") and value
        }


class EvaluationForm(forms.Form):
    """A party's closing evaluation."""

    usefulness = _scale(
        gettext_lazy("How useful was the training?"), gettext_lazy("little"), gettext_lazy("very")
    )
    goals_reached = _scale(
        gettext_lazy("How far were the goals reached?"), gettext_lazy("far off"), gettext_lazy("reached")
    )
    cooperation = _scale(
        gettext_lazy("How did we work together?"), gettext_lazy("badly"), gettext_lazy("well")
    )
