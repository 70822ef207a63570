"""Somebody at the desk is given roles, loses them, leaves and comes back: they may do just what the roles
they have now allow, at any address and with any method.

The model is the set of their roles, and whether they work here.
"""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import rule

from careers.actions.staff_roles import BY_NAME
from careers.domain.rights import OPEN, held
from tests.stateful.machine import Machine, run
from tests.views.test_rights import (
    BACKEND,
    METHODS,
    NAMES,
    READING,
    Route,
    answer,
    furnished,
    outcome,
    routes,
)

APART = ("/desk/logout/", "/desk/autocomplete/")
"""One signs out whoever tries it; the other needs to be asked for something."""


class Colleague(Machine):
    def __init__(self) -> None:
        super().__init__()
        self.routes = [it for it in routes(furnished()) if it.path not in APART]
        self.user = User.objects.create_user("ann", is_staff=True)
        self.roles: set[str] = set()
        self.active = self.staff = True

    def client(self) -> Client:
        """Signed in, as whoever just came to work."""
        browser = Client()
        browser.force_login(self.user, backend=BACKEND)
        return browser

    @rule(name=st.sampled_from(sorted(BY_NAME)))
    def is_given_a_role(self, name: str) -> None:
        self.user.groups.add(Group.objects.get(name=name))
        self.roles.add(name)

    @rule(name=st.sampled_from(sorted(BY_NAME)))
    def loses_a_role(self, name: str) -> None:
        self.user.groups.remove(Group.objects.get(name=name))
        self.roles.discard(name)

    @rule(active=st.booleans(), staff=st.booleans())
    def leaves_or_comes_back(self, *, active: bool, staff: bool) -> None:
        self.active, self.staff = active, staff
        User.objects.filter(pk=self.user.pk).update(is_active=active, is_staff=staff)
        self.user.refresh_from_db()

    @rule(which=st.lists(st.integers(0, 10_000), min_size=8, max_size=8), data=st.data())
    def tries_some_doors(self, which: list[int], data: st.DataObject) -> None:
        client = self.client()
        for number in which:
            route = self.routes[number % len(self.routes)]
            method = data.draw(st.sampled_from(METHODS))
            found = outcome(answer(client, method, route.path))
            assert found in self._expected(route, method), (route.path, method, self.roles)

    def _expected(self, route: Route, method: str) -> tuple[str, ...]:
        if route.rights == (OPEN,):
            return ("let in", "not so")
        if not (self.active and self.staff):
            return ("to sign in",)
        sending = () if method in READING else tuple(route.view.post_rights)
        may = {right for name in self.roles for right in BY_NAME[name].rights}
        if not held((*route.rights, *sending), may.__contains__, NAMES["role"]):
            return ("refused",)
        return ("not so",) if method in ("put", "delete") else ("let in", "not so")


@pytest.mark.django_db
def test_nobody_may_more_or_less_than_their_roles_say() -> None:
    run(Colleague, runs=10, steps=10)
