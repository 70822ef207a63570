"""What the ladder's drawings need: the shape of a track."""

from django import template

from careers.domain import signs

register = template.Library()

register.filter("shape", signs.shape)
