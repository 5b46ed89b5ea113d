"""What is asked of a restored database before anything serves from it."""

from django.db import transaction

from lms.jobs import left_to_sweeps
from lms.portal.actions import chain_checks
from lms.portal.actions.erasing import act, tombstones
from lms.portal.models import ChainCheck
from lms.portal.rules.chains import Found

# Of the file of anchors only what the restored chains are held against: it is newer than any backup.
_OF_THE_FILE = {Found.OLDER, Found.ANCHOR, Found.FILE}


def broken_chains() -> list[str]:
    """What of the records was changed, has vanished or came in, by their chains; empty where they hold.

    Anchors laid since the backup are passed over, and the check leaves nothing in the database.
    """
    with transaction.atomic():
        ChainCheck.objects.filter(ended_at=None).delete()
        check = chain_checks.begin()
        while chain_checks.go_on(check.pk):
            pass
        check.refresh_from_db()
        found = list(chain_checks.findings_of(check))
        transaction.set_rollback(True)
    return [f"{one.what} in {one.source}: {one.key}" for one in found if one.what not in _OF_THE_FILE]


def erase_again() -> None:
    """Erase anew, to its end, whoever was erased since the backup, by the word of the file outside.

    Tasks are left to sweeps: those that wait in the queue are of the platform that runs.
    """
    with left_to_sweeps():
        for tombstone in tombstones.missing():
            act.carry_out(act.begin_again(tombstone))
        act.carry_out_all()
