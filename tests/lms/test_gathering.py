from contextlib import suppress

import pytest

from lms.gathering import GatheringSignal


@pytest.fixture
def signal():
    return GatheringSignal("things", keyed=dict.fromkeys, whole=sorted)


@pytest.fixture
def told(signal):
    heard = []

    def hear(sender, things, **named):
        heard.append(things)

    signal.connect(hear, weak=False)
    return heard


def test_what_changes_is_told_at_once(signal, told):
    signal.send(sender=None, things=[2])
    signal.send(sender=None, things=[1])
    assert told == [[2], [1]]


def test_what_is_gathered_is_told_once_at_the_end(signal, told):
    with signal.gathered():
        signal.send(sender=None, things=[2])
        with signal.gathered():
            signal.send(sender=None, things=[1, 2])
        assert told == []
    assert told == [[1, 2]]


def test_nothing_is_told_of_what_broke_off_or_never_was(signal, told):
    with suppress(KeyError), signal.gathered():
        signal.send(sender=None, things=[1])
        raise KeyError
    with signal.gathered():
        pass
    assert told == []
    signal.send(sender=None, things=[3])
    assert told == [[3]]
