"""Whatever is sent to the addresses that OpenAPI describes, the answer is one that it describes; never a 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks as openapi
from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service

CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
]


@pytest.fixture(scope="module")
def api(small_service: Service) -> Iterator[schemathesis.BaseSchema]:
    with TestClient(create_app(small_service)) as client:
        yield schemathesis.openapi.from_asgi("/openapi.json", client.app)


def test_every_address_holds_what_it_promises(api: schemathesis.BaseSchema) -> None:
    operations = [result.ok() for result in api.get_all_operations() if isinstance(result, Ok)]
    assert len(operations) > 50
    for operation in operations:

        @settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(checks=CHECKS)

        holds()
