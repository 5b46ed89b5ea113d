"""Which notice on privacy each role reads before anything else, and whether it has been read as it stands.

Raise a notice's version when its words say something new (`people/notices/<role>.html`): everybody in that
role then meets it again.
"""

from collections.abc import Collection

VERSIONS = {
    "foster_parent": 1,
    "trainer": 1,
    "coordinator": 1,
    "caseworker": 1,
    "editor": 1,
    "auditor": 2,
    "admin": 1,
}


def as_it_stands(role: str) -> str:
    """The name under which it is kept that a role's notice was read in this version."""
    return f"{role}:{VERSIONS[role]}"


def to_read(roles: Collection[str], read: Collection[str]) -> list[str]:
    """The roles whose notice somebody with these roles has yet to read, in the order in which they stand."""
    return [role for role in VERSIONS if role in roles and as_it_stands(role) not in read]
