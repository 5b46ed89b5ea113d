"""What each role finds in the navigation."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: the signed-in user's navigation entries."""
    return {}
