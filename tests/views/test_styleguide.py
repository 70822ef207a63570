"""The living guide: who may see it, and that it shows what it should."""

import re
from collections import Counter

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from careers.components import COMPONENTS
from careers.domain.catalogue import Catalogue
from careers.models import Edition
from tests import factories
from tests.staff import signed_in
from tests.views.sitting import publish

GUIDE = "/styleguide/"


@pytest.fixture
def reader(db: None) -> Client:
    """Staff with no permission at all."""
    return signed_in(User.objects.create_user("reader", password="a phrase", is_staff=True))


def test_who_is_no_staff_is_asked_to_sign_in(visitor: Client, edition: Edition) -> None:
    outsider = signed_in(User.objects.create_user("outsider", password="a phrase"))
    for client in (visitor, outsider):
        response = client.get(GUIDE)
        assert (response.status_code, response["Location"]) == (
            302,
            "/desk/login/?next=/styleguide/",
        )


def test_any_staff_may_read_it_and_nobody_may_keep_it(reader: Client, edition: Edition) -> None:
    response = reader.get(GUIDE)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert reader.post(GUIDE).status_code == 405


def test_while_developing_it_is_open(
    visitor: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DEBUG", True)
    response = visitor.get(GUIDE)
    assert response.status_code == 200
    assert not response.cookies


def test_it_shows_every_component_with_its_props_and_lines(
    reader: Client, edition: Edition
) -> None:
    text = reader.get(GUIDE).content.decode()
    for component in COMPONENTS.values():
        assert f'id="component-{component.name}"' in text
        assert f"{{% {component.name}" in text
    assert "<td><code>int | None</code></td><td><code>None</code></td>" in text
    assert "<td><code>RoleResult</code></td><td>must be given</td>" in text
    assert "16.2 to 1 in light, 14.6 in dark" in text
    assert "This edition has nothing to show here." not in text


def test_its_ids_are_its_own_and_its_links_lead_somewhere(reader: Client, edition: Edition) -> None:
    text = re.sub(r"<pre.*?</pre>", "", reader.get(GUIDE).content.decode(), flags=re.DOTALL)
    ids = Counter(re.findall(r' id="([^"]*)"', text))
    assert [name for name, times in ids.items() if times > 1] == []
    # Examples of contents and the like point at sections that are on no page.
    own = [name for name in re.findall(r'href="#([^"]*)"', text) if not re.search(r"-\d-", name)]
    assert set(own) - set(ids) == set()
    assert " style=" not in text


def test_before_the_first_edition_it_shows_our_own_catalogue(
    reader: Client, catalogue: Catalogue
) -> None:
    response = reader.get(GUIDE)
    assert response.status_code == 200
    assert catalogue.roles_in_centre[0].title in response.content.decode()


def test_it_shows_the_smallest_edition_too(reader: Client) -> None:
    publish(factories.catalogue(), 1)
    response = reader.get(GUIDE)
    assert response.status_code == 200
    assert "This edition has nothing to show here." in response.content.decode()


def test_the_desk_leads_to_it(desk: Client, edition: Edition) -> None:
    assert f'href="{GUIDE}"' in desk.get("/desk/").content.decode()
