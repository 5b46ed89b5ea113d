"""Messages that a test needs but does not speak about."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lms.notices.models import Notice
from tests.factories import UserFactory

KIND = "session.confirmed"


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = Notice

    to = factory.SubFactory(UserFactory)
    kind = KIND
    variables = {"date": "mandag 1. juni 2026", "time": "17:00"}
    made_at = factory.LazyFunction(timezone.now)
    not_before = factory.LazyFunction(timezone.now)
    message_id = factory.Sequence(lambda n: f"<melding-{n}@opplaering.example>")
