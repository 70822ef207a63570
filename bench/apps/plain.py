"""A bare Django view: the same bytes, from a view that does nothing. BENCH_MIDDLEWARE says whether there
is `none` or what a new project has by `default`."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = Path(os.environ["BENCH_PAGE"]).read_bytes()

DEFAULT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

settings.configure(
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="for measuring only",
    ROOT_URLCONF=__name__,
    MIDDLEWARE=DEFAULT if os.environ["BENCH_MIDDLEWARE"] == "default" else [],
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("", page)]
application = get_wsgi_application()
