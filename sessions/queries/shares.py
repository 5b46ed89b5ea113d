"""How much of a session must be attended."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from courses.models import ModulePart, Part

DEFAULT_SHARE = 80


def share_asked_by(parts: Sequence[Part]) -> int:
    """The largest share of a session, in percent, that the parts' newest module versions ask for."""
    shares: dict[object, float] = {}
    rows = (
        ModulePart.objects.filter(part__in=parts)
        .order_by("part", "-module_version__number")
        .distinct("part")
        .values_list("part", "min_share", "module_version__min_share")
    )
    for part, own, of_module in rows:
        shares[part] = of_module if own is None else own
    if not shares:
        return DEFAULT_SHARE
    percent = (Decimal(str(max(shares.values()))) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return max(1, int(percent))
