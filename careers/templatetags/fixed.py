"""Django's own tags for translation, of which `translate` says a fixed text from memory.

A page says some eighty texts that change with nothing but its language, and Django looks each of them
up anew in catalogue after catalogue. A template that loads ``i18n`` is given these: Django prefers a
library of an application to its own of the same name.
"""

from typing import Any

from django.template import Context
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.utils.translation import get_language

register = i18n.register.__class__()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


class FixedText(i18n.TranslateNode):
    """A text that stands in the template itself."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._said: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        key = get_language(), context.autoescape
        if key not in self._said:
            self._said[key] = super().render(context)
        return self._said[key]


def translate(parser: Parser, token: Token) -> i18n.TranslateNode:
    """``{% translate "A text" %}``, as Django reads it."""
    node: i18n.TranslateNode = i18n.do_translate(parser, token)
    text = node.filter_expression
    if text.var.lookups or text.filters or node.asvar or node.message_context:
        return node
    return FixedText(text, node.noop)


register.tags |= dict.fromkeys(("translate", "trans"), translate)
