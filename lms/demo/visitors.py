"""What waits at the demo's front door: people who wonder about fostering, have left word, or come to a
meeting; and families who ask for something about them to be put right or limited."""

from django.utils import timezone

from lms.demo.persons import Cast
from lms.portal.actions.data_requests import answer, ask
from lms.portal.actions.interest import show_interest
from lms.portal.actions.meetings import sign_up_interested, sign_up_visitor
from lms.portal.models import Interest
from lms.portal.rules.data_requests import Ground, Right
from sessions.queries.visitors import open_meetings

_WRITERS = (
    ("Solveig Aune", "3205", Interest.Wish.TALK, "", "466 15 931"),
    ("Henrik Vik", "3201", Interest.Wish.MEETING, "henrik.vik@example.org", ""),
    ("Aisha Karim", "3222", Interest.Wish.BEGIN, "aisha.karim@example.org", "466 15 932"),
    ("Mette Solli", "3205", Interest.Wish.MEETING, "mette.solli@example.org", "466 15 933"),
)
_VISITORS = (
    ("Jonas Lie", "3203", 2, "jonas.lie@example.org"),
    ("Maja Haug", "3222", 1, "maja.haug@example.org"),
)


def load(cast: Cast) -> None:
    """Those who have written to the eastern service, and its next information meeting with its visitors; a
    correction that waits for an answer, and a limit that holds."""
    ask(cast.parents["mona"], right=Right.CORRECTION, kind="seats", ground=Ground.WRONG)
    limit = ask(cast.parents["eva"], right=Right.RESTRICTION, kind="training", ground=Ground.CONTESTED)
    answer(limit, refusal="", by=cast.staff["koordinator"])
    written = [
        show_interest(
            municipality=municipality, wish=wish, name=name, email=email, telephone=telephone, language="nb"
        )
        for name, municipality, wish, email, telephone in _WRITERS
    ]
    meeting = open_meetings(timezone.now()).filter(organisation=cast.organisations["ost"]).first()
    if meeting is None:
        return
    for name, municipality, persons, email in _VISITORS:
        sign_up_visitor(
            meeting,
            municipality=municipality,
            name=name,
            email=email,
            telephone="",
            persons=persons,
            consent=True,
            language="nb",
        )
    sign_up_interested(written[-1], meeting, by=cast.staff["koordinator"])
