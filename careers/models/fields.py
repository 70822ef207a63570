"""Model fields for the catalogue's texts: they keep what was meant and drop what a browser adds."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.domain.wrapping import unwrap

CODE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What a code looks like: lower-case words and digits joined by hyphens."""


def tidy(text: str) -> str:
    """The text with Unix line ends, no white space at line ends, and none around it."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()


class LineField(models.CharField):
    """One line of text: a name or a label. It carries no source mark."""

    longest = 400

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", self.longest)
        super().__init__(*args, **options)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return " ".join(value.split()) if isinstance(value, str) else value


class StatementField(LineField):
    """One line that says something of the world and ends in a source mark, as in ``{duties}``."""

    longest = 600


class _Newlines(forms.CharField):
    """A text box whose line ends count as ours before anything is compared: a browser sends two
    characters for each, and every untouched text would otherwise pass for changed."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class ProseField(models.TextField):
    """Markdown whose every paragraph ends in a source mark; a paragraph is one line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 8000)
        super().__init__(*args, **options)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return unwrap(tidy(value)) if isinstance(value, str) else value

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": _Newlines, **options})


class LinesField(models.TextField):
    """Several one-line texts, one a line; blank lines are dropped."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(*args, **options)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        if isinstance(value, str):
            return "\n".join(line.strip() for line in tidy(value).split("\n") if line.strip())
        return value

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": _Newlines, **options})


class CodesField(LinesField):
    """Several codes, one a line."""

    default_validators = [
        RegexValidator(
            rf"{CODE_PATTERN[:-1]}(\n{CODE_PATTERN[1:-1]})*$",
            _("Use lower-case letters, digits and single hyphens, one code a line."),
        )
    ]


class StatementsField(LinesField):
    """Several statements, one a line, each ending in a source mark."""
