"""The office whose case system calls the municipal API, and a foreign one."""

from copy import deepcopy

import pytest
from joserfc.jwk import RSAKey

from lms.approval.api import tokens
from tests.lms.approval.case_systems.systems import office_with
from tests.lms.approval.factories import Case


@pytest.fixture(scope="session")
def issuer_key():
    return RSAKey.generate_key(2048, auto_kid=True)


@pytest.fixture(autouse=True)
def _quiet(settings, tmp_path, monkeypatch, issuer_key):
    settings.DATA_DIR = tmp_path
    settings.API_REQUESTS_PER_MINUTE = 10_000
    monkeypatch.setattr(tokens, "local_key", lambda: issuer_key)


@pytest.fixture
def case(standing_case, db):
    return office_with("910000001", deepcopy(standing_case))


@pytest.fixture
def foreign():
    return office_with("910000002", Case())
