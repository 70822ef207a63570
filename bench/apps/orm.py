"""The role page as most sites would make it: from the tables, with everything prefetched, by a template,
for every request. It says what ours says, in a plainer dress."""

import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

application = get_wsgi_application()

from careers.models import AdvancementStep, Role, RoleChallenge, RoleSkill, Source  # noqa: E402
from portal import urls as portal  # noqa: E402

settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent.parent / "templates")


def role(request: HttpRequest, code: str) -> HttpResponse:
    steps = AdvancementStep.objects.select_related("origin", "destination").prefetch_related(
        "training"
    )
    found = get_object_or_404(
        Role.objects.select_related("level", "track").prefetch_related(
            Prefetch("skills", RoleSkill.objects.select_related("skill")),
            Prefetch("challenges", RoleChallenge.objects.select_related("challenge")),
            "preferences__preference",
            "notes",
            "codes",
            Prefetch("steps_out", steps),
            Prefetch("steps_in", steps),
        ),
        pk=code,
    )
    sources = Source.objects.all()
    return render(request, "bench/role.html", {"role": found, "sources": sources})


urlpatterns = [path("roles/<slug:code>/", role), *portal.urlpatterns]
settings.ROOT_URLCONF = __name__
