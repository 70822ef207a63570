"""Hand somebody who works at the desk what is stored of them."""

import json
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from careers.management import database
from careers.queries.account import stored_of


class Command(BaseCommand):
    help = (
        "Prints everything that is stored of an account as JSON, table by table: the account, what it"
        " did, who tried to sign in by its name. Passwords, keys and content are left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the name they sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        with database.reached():
            user = User.objects.filter(username=options["name"]).first()
            if user is None:
                raise CommandError(f"There is no account “{options['name']}”.")
            found = stored_of(user)
        self.stdout.write(json.dumps(found, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
