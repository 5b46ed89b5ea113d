"""The demo's visitors: people who wonder about fostering and have left word."""

from lms.demo.persons import Cast
from lms.portal.actions.interest import show_interest
from lms.portal.models import Interest

_WRITERS = (
    ("Solveig Aune", "3205", Interest.Wish.TALK, "", "466 15 931"),
    ("Henrik Vik", "3201", Interest.Wish.MEETING, "henrik.vik@example.org", ""),
    ("Aisha Karim", "3222", Interest.Wish.BEGIN, "aisha.karim@example.org", "466 15 932"),
)


def load(cast: Cast) -> None:
    """Three who have written to the eastern service and wait for an answer."""
    for name, municipality, wish, email, telephone in _WRITERS:
        show_interest(
            municipality=municipality, wish=wish, name=name, email=email, telephone=telephone, language="nb"
        )
