from lms.people.models import FosterHome


def withdraw_ended_plans(home: FosterHome) -> None:
    """placeholder"""
