"""What the head of a public page tells machines."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from careers.pages.linked import linked, thing_at
from careers.pages.preview import address

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context: Context) -> SafeString:
    """What the page is about, as JSON-LD; empty where there is nothing to tell."""
    return linked(context["page"], context["catalogue"], context["edition"])


@register.simple_tag(takes_context=True)
def preview(context: Context) -> str:
    """The address of the picture that stands for the page; empty where the portal does not know its
    own. It names the edition, so that who kept the picture of an older one asks for this."""
    edition = context["edition"]
    if not edition.site:
        return ""
    path = address(context["page"].path, context["catalogue"])
    return f"{edition.site}{path}?edition={edition.number}"


@register.simple_tag(takes_context=True)
def shared_as(context: Context) -> str:
    """What kind of thing somebody shares with the page's address, in the words of Open Graph."""
    return "article" if thing_at(context["page"].path, context["catalogue"]) else "website"
