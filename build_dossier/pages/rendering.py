"""Markdown from templates: every value passes an escape on its way in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from build_dossier import escape
from build_dossier.frontmatter import with_header
from build_dossier.model import Page
from build_dossier.pages import wording


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("build_dossier", "templates"),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_only_text,
    )
    env.filters.update(
        md=escape.markdown,
        html=escape.html,
        pre=escape.preformatted,
        xml=escape.xml,
        script=escape.script_json,
        piece=escape.html_piece,
        day=wording.day,
        dated=wording.dated,
        moment=wording.moment,
        cut=wording.cut,
        rule=wording.rule,
    )
    env.globals.update(t=wording.words())
    return env


def _only_text(value: Any) -> Any:
    """A None in a page is a mistake of the template, not a word for readers."""
    if value is None:
        raise TypeError("a template printed None")
    return value


def rendered(template: str, **values: Any) -> str:
    """A file that is no page, such as a feed."""
    return _environment().get_template(template).render(**values)


def page(path: str, template: str, header: Mapping[str, Any], **values: Any) -> Page:
    """One Markdown page. In the template `root` leads from the page to the site's root, `header` is the front matter."""
    depth = path.count("/") + (0 if path.endswith("index.md") else 1)
    body = _environment().get_template(template).render(root="../" * depth or "./", header=header, **values)
    return Page(path, with_header({**header, "generator": "build-dossier"}, body))
