"""The local issuer's key, for development and tests."""

from concurrent.futures import ThreadPoolExecutor

from lms.approval.api import tokens


def test_of_several_that_make_the_key_at_once_all_have_the_same(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with ThreadPoolExecutor(4) as makers:
        keys = {key.kid for key in makers.map(lambda _: tokens.local_key(), range(4))}
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["local-issuer.json"]
