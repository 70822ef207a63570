"""Django's templates, for whom the library `i18n` is ours."""

from typing import Any

from django.template.backends.django import DjangoTemplates
from django.template.library import import_library

FIXED = "careers.templatetags.fixed"


class Templates(DjangoTemplates):
    """Our own templates and other packages' load ``i18n``, and are given what says fixed texts from
    memory."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.engine.template_libraries["i18n"] = import_library(FIXED)
