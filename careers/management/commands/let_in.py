"""Get somebody back in who is locked out of the desk, the last administrator too."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from careers.actions.second_factor import take_off
from careers.actions.staff_sessions import end_all
from careers.actions.trying import let_in_again
from careers.management import database
from careers.queries.second_factor import factor_of


class Command(BaseCommand):
    help = (
        "Lets somebody back in who is locked out of the desk: forgets the wrong passwords for a name, and"
        " says how the account stands. With options it also takes the second factor off, sets a new"
        " password, and opens an account that was closed. Whoever can run this may do everything anyway."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what they sign in with")
        parser.add_argument(
            "--phone",
            action="store_true",
            help="take the phone and the spare codes off: they set up another at the next sign-in",
        )
        parser.add_argument("--password", action="store_true", help="ask for a new password")
        parser.add_argument(
            "--active", action="store_true", help="open the account to the desk, if it was closed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with database.reached():
            account = self._account(options["name"])
            wrong = let_in_again(account.get_username())
            self._say(f"Wrong passwords forgotten: {wrong}." if wrong else "Nothing was locked.")
            if options["active"]:
                self._open(account)
            if options["password"]:
                self._password(account)
            if options["phone"]:
                self._phone(account)
            self._stand(account)

    def _account(self, name: str) -> User:
        account = User.objects.filter(username=name).first()
        if account is None:
            known = User.objects.filter(is_staff=True).order_by("username")
            names = ", ".join(known.values_list("username", flat=True)[:20]) or "none yet"
            raise CommandError(
                f"No account has the name “{name}” in the database {database.where()}. There are: {names}."
            )
        return account

    def _open(self, account: User) -> None:
        account.is_active = account.is_staff = True
        account.save(update_fields=["is_active", "is_staff"])
        self._say("The account is open to the desk.")

    def _password(self, account: User) -> None:
        while True:
            typed = getpass("New password: ")
            if typed != getpass("The same again: "):
                self.stderr.write("Those were two different ones. Try again.")
                continue
            try:
                validate_password(typed, account)
                break
            except ValidationError as refused:
                self.stderr.write("\n".join(refused.messages))
        account.set_password(typed)
        account.save(update_fields=["password"])
        ended = end_all(account)
        self._say(f"The password is set. Sessions ended: {ended}.")

    def _phone(self, account: User) -> None:
        had = take_off(account, None)
        self._say(
            "The phone and the codes are off. The next sign-in asks to set up another."
            if had
            else "No phone was set up."
        )

    def _stand(self, account: User) -> None:
        """What still keeps them out, and with which option it goes."""
        found = factor_of(account)
        amiss = []
        if not (account.is_active and account.is_staff):
            amiss.append("The account is closed: --active opens it.")
        if not account.has_usable_password():
            amiss.append("It has no password: --password sets one.")
        if found.there:
            amiss.append(
                f"It asks for a code of a phone; {found.left} spare codes are left. If all are lost:"
                " --phone."
            )
        then = " Then a phone is set up." if settings.SECOND_FACTOR else ""
        for line in amiss or [f"Name and password open the desk.{then}"]:
            self._say(line)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
