"""People who work at the desk."""

from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from careers.actions.staff_roles import keep_roles

BACKEND = "django.contrib.auth.backends.ModelBackend"


def member(name: str, *roles: str) -> User:
    """Somebody of this name with these roles of the desk, which are made where they are missing."""
    groups = Group.objects.filter(name__in=roles)
    if groups.count() < len(roles):
        keep_roles()
    user = User.objects.create_user(
        name, f"{name}@example.org", first_name=name.capitalize(), is_staff=True
    )
    user.groups.set(groups.all())
    return user


def signed_in(user: User) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def at_desk(name: str, *roles: str) -> tuple[User, Client]:
    """A member and their browser."""
    user = member(name, *roles)
    return user, signed_in(user)


def with_rights(*rights: str) -> Client:
    """Ann's browser. She may do just this."""
    user = User.objects.create_user("ann", is_staff=True, first_name="Ann", last_name="Lee")
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    return signed_in(user)
