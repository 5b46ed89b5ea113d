"""What machines that watch over the platform may read."""

from tests.role_table import ADMIN, EVERYONE, Row

ROWS = [Row("health", EVERYONE), Row("operations:backups", frozenset({ADMIN}))]
