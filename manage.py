#!/usr/bin/env python
"""Django's command line for the portal; `./dev manage …` runs it in the right environment."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from environs.exceptions import EnvError

from portal import starting

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        # Read before Django does, which tells of a wrong one in forty lines.
        import portal.settings  # noqa: F401
    except (EnvError, ImproperlyConfigured) as wrong:
        print(starting.told(starting.unread(wrong)), file=sys.stderr)  # noqa: T201
        sys.exit(os.EX_CONFIG)
    execute_from_command_line(sys.argv)
