"""Names in Norwegian order, as the database puts them: on any server, whatever its own collation."""

from django.db.models import F, Func, TextField


class _Key(Func):
    """`lms.people.rules.norwegian_order` of a column, compared sign by sign."""

    function = "norwegian"
    template = '%(function)s(%(expressions)s) COLLATE "C"'
    output_field = TextField()


def norwegian(*columns: str) -> list[Func]:
    """What to order a query by, for columns of names: `order_by(*norwegian("last_name", "first_name"))`."""
    return [_Key(F(column)) for column in columns]
