"""What tests of the views share."""

import pytest

from tests import factories
from tests.views.sitting import publish


@pytest.fixture
def small(db: None) -> None:
    """The smallest catalogue, published as edition 1."""
    publish(factories.catalogue(), 1)
