"""The words of ways in."""

from django.utils.translation import gettext as _

from lms.providers import ENTRA, ID_PORTEN, Provider


def way_in(provider: Provider) -> str:
    """The words of the button that leads to a provider."""
    if provider.label:
        return provider.label
    if provider.kind == ID_PORTEN:
        if provider.issuer.startswith("http:"):
            return _("Sign in with ID-porten (demonstration)")
        return _("Sign in with ID-porten")
    return _("Staff, by the employer's account") if provider.kind == ENTRA else _("Staff")
