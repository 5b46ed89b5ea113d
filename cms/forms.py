"""What editors may not save, said where they look. Wagtail wants these on the page class, so this
module knows no model by name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class ModulePageForm(WagtailAdminPageForm):
    """Refuses a prerequisite that leads back to the module itself."""

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        return self._ends_somewhere() and valid

    def _ends_somewhere(self) -> bool:
        formset = self.formsets.get("prerequisites")
        if formset is None or not self.instance.pk:
            return True
        links = formset.model.objects
        sound = True
        for form in formset.forms:
            data = getattr(form, "cleaned_data", {})
            if not data.get("module") or data.get("DELETE"):
                continue
            circle = links.circle(self.instance, data["module"])
            if circle:
                names = " → ".join(page.title for page in circle)
                form.add_error("module", ValidationError(_("These modules wait for each other: %s.") % names))
                sound = False
        return sound
