"""What every test of the whole system leaves behind: nobody at work."""

from collections.abc import Iterator

import pytest

from tests.support.worker import send_home


@pytest.fixture(autouse=True)
def _nobody_works_on() -> Iterator[None]:
    yield
    send_home()
