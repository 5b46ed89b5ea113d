"""The demo's external systems: a simulator that tells of its conversations, and one that was shut out."""

from datetime import UTC, datetime, time, timedelta

from lms.demo.persons import Cast
from lms.xapi.actions.credentials import make_credential, revoke, tie
from lms.xapi.actions.drafts import draft
from lms.xapi.actions.statements import store
from lms.xapi.models import Actors, Scope
from lms.xapi.profile import TYPES, WORDS, Verb
from lms.xapi.rules.actors import account
from lms.xapi.rules.json_text import parse_statements, spell
from lms.xapi.rules.timestamps import as_utc_text

_CONVERSATION = "https://simulator.example/samtaler/den-forste-kvelden"
_TAKEN_BY = ("kari", "ingrid", "mona")


def load(cast: Cast) -> None:
    """Let two systems in, one of them out again, and some of the cast practise with the other."""
    admin = cast.staff["administrator"]
    simulator, _ = make_credential(
        name="Samtalesimulator",
        scopes=[Scope.WRITE, Scope.READ_MINE, Scope.DEFINE],
        actors=Actors.OURS,
        by=admin,
        requests_per_minute=600,
    )
    tie(simulator, activity=_CONVERSATION, by=admin)
    former, _ = make_credential(name="Forrige kurssystem", scopes=[Scope.WRITE], actors=Actors.OURS, by=admin)
    revoke(former, by=admin)
    moment = datetime.combine(cast.on - timedelta(days=2), time(18), UTC)
    practised = [
        {
            "actor": account(str(cast.parents[name].uuid)),
            "verb": {"id": Verb.COMPLETED, "display": WORDS[Verb.COMPLETED]},
            "object": {
                "id": _CONVERSATION,
                "definition": {"type": TYPES["lesson"], "name": {"nb": "Den første kvelden"}},
            },
            "result": {"completion": True, "duration": "PT12M"},
            "timestamp": as_utc_text(moment),
        }
        for name in _TAKEN_BY
    ]
    sources, _is_array = parse_statements(spell(practised))
    store([draft(source, credential=simulator) for source in sources])
