"""Those who wonder about fostering live where they live, whatever the municipality is called."""

from collections.abc import Sequence

from lms.people.models import Municipality
from lms.portal.models import Interest

FOLLOWS = {"portal.interest.municipality": "follows where there is one successor; else it stays"}


def follow(old: Municipality, news: Sequence[Municipality]) -> None:
    """Let what people have written follow."""
    if len(news) == 1:
        Interest.objects.filter(municipality=old).update(municipality=news[0])
