"""What an office reads about its case system: where it is told, how that goes, and who has called."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from lms.approval.models import ApiCall, Webhook, WebhookDelivery
from lms.people.models import Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian

MOST_CALLS = 50


@dataclass(frozen=True)
class TalkingTo:
    """A webhook with how many of its deliveries wait, have arrived and were given up, the newest
    status that it answered, and whether the reader may change it."""

    hook: Webhook
    waiting: int
    delivered: int
    given_up: int
    last_status: int | None
    may_change: bool


def offices_of(user: User) -> list[Organisation]:
    """The user's own child welfare services."""
    own = access_of(user).organisations(Role.CASEWORKER)
    return list(Organisation.objects.open().filter(pk__in=own).order_by(*norwegian("name")))


def offices_to_change(user: User) -> list[Organisation]:
    """Those whose webhooks the user may change: where they have the approving permission."""
    approving = access_of(user).approving_organisations
    return [office for office in offices_of(user) if office.pk in approving]


def talking_to(user: User) -> list[TalkingTo]:
    """The standing webhooks of the user's offices; three queries beside the offices."""
    state = WebhookDelivery.State
    own = Webhook.objects.standing().filter(organisation__in=[office.pk for office in offices_of(user)])
    hooks = list(own.select_related("organisation").order_by(*norwegian("organisation__name"), "pk"))
    counted: dict[int, dict[str, int]] = {}
    rows = WebhookDelivery.objects.filter(webhook__in=hooks).values_list("webhook", "state")
    for hook, kind, number in rows.annotate(number=Count("pk")):
        counted.setdefault(hook, {})[kind] = number
    statuses = {
        delivery.webhook_id: delivery.last_status
        for delivery in WebhookDelivery.objects.filter(webhook__in=hooks, last_status__isnull=False)
        .order_by("webhook", "-change")
        .distinct("webhook")
    }
    approving = access_of(user).approving_organisations
    return [
        TalkingTo(
            hook=hook,
            waiting=counted.get(hook.pk, {}).get(state.WAITING, 0),
            delivered=counted.get(hook.pk, {}).get(state.DELIVERED, 0),
            given_up=counted.get(hook.pk, {}).get(state.GIVEN_UP, 0),
            last_status=statuses.get(hook.pk),
            may_change=hook.organisation_id in approving,
        )
        for hook in hooks
    ]


def hooks_to_change(user: User) -> QuerySet[Webhook]:
    """The standing webhooks that the user may change."""
    return Webhook.objects.standing().filter(organisation__in=access_of(user).approving_organisations)


def latest_calls(offices: Collection[Organisation], *, failed: bool = False) -> list[ApiCall]:
    """The newest calls made with the numbers of these offices; with `failed`, those that were refused or
    went wrong alone."""
    numbers = {office.organisation_number for office in offices if office.organisation_number}
    calls = ApiCall.objects.filter(consumer__in=numbers).select_related("caseworker")
    if failed:
        calls = calls.filter(status__gte=400)
    return list(calls.order_by("-at", "-pk")[:MOST_CALLS])
