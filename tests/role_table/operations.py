"""What machines that watch over the platform may read."""

from tests.role_table import EVERYONE, Row

ROWS = [Row("health", EVERYONE)]
