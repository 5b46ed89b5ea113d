"""How long one is asked what one thought, and from how many answers on anybody is shown them."""

from datetime import datetime, timedelta

OPEN_FOR = timedelta(days=14)
"""After a gathering, or the last one of a course. Figures are shown once this is over and no answer is added
any more: whoever saw an average move would know what the newest answer was."""

LEAST_ANSWERS = 5
SCALE = (1, 5)


def is_open(ended_at: datetime, *, at: datetime) -> bool:
    """Whether one may say what one thought of something that ended, or will end, then."""
    return ended_at <= at < ended_at + OPEN_FOR
