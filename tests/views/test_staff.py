"""The desk's door: who is let through, and what it remembers."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from careers.views.staff import ANYBODY, staff


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


def _asked(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/desk/somewhere/")
    request.user = user
    return request


def test_a_door_says_what_it_takes() -> None:
    assert staff("careers.see_draft")(_view).rights == ("careers.see_draft",)  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        staff()


@pytest.mark.django_db
def test_who_is_let_through() -> None:
    door = staff("careers.see_draft")(_view)
    user = User.objects.create_user("editor", is_staff=True)
    assert door(_asked(AnonymousUser())).status_code == 302
    with pytest.raises(PermissionDenied):
        door(_asked(user))
    assert staff(ANYBODY)(_view)(_asked(user)).content == b"inside"
    user.user_permissions.add(Permission.objects.get(codename="see_draft"))
    answer = door(_asked(User.objects.get(pk=user.pk)))
    assert (answer.content, answer["Cache-Control"]) == (b"inside", "no-store, private")


@pytest.mark.django_db
def test_who_is_no_staff_is_sent_to_sign_in() -> None:
    user = User.objects.create_user("former")
    user.user_permissions.add(Permission.objects.get(codename="see_draft"))
    assert staff("careers.see_draft")(_view)(_asked(user)).status_code == 302
