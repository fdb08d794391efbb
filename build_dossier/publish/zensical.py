"""Zensical as the publisher: the same docs/ and the same theme, with a configuration derived from mkdocs.yml."""

from __future__ import annotations

import importlib.util
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from build_dossier.problems import Problem, PublisherFailed, problem
from build_dossier.publish import THEME
from build_dossier.publish.exchange import exchange, stage
from build_dossier.publish.search import index
from build_dossier.settings import Settings

# Left out of the derived configuration: MkDocs plugins and hooks do not run in Zensical, folders are set anew.
REPLACED = ("docs_dir", "site_dir", "plugins", "hooks", "watch")


# Zensical's own index, which no setting turns off: it holds every text, also what must not be found.
UNWANTED = "search.json"

_ADDRESS = re.compile(r"""(<[a-z][^<>]*?\s(?:href|src)=")(?![a-z][a-z0-9+.-]*:|/|\#)([^"#?]+)""", re.IGNORECASE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^Warning: *(.+)\n.*?\[ *(.+?):(\d+):\d+ *\]", re.MULTILINE)


def publish_with_zensical(settings: Settings) -> tuple[Problem, ...]:
    """Renders docs/ into site/ and returns what Zensical warned of, such as a broken link.

    It accepts only folders below that of its configuration: a project of copies is made beside site/. Raises
    PublisherFailed if Zensical is not installed or does not finish.
    """
    if importlib.util.find_spec("zensical") is None:
        raise PublisherFailed(problem("publisher-missing", "zensical", package="zensical>=0.0.73,<0.1"))
    try:
        project = stage(settings.site)
        try:
            _lay_out(settings, project)
            warnings = _run_zensical(settings, project)
            _remove_unwanted(project / "site")
            index(project / "site", last=settings.site)
            exchange(project / "site", settings.site)
        finally:
            shutil.rmtree(project, ignore_errors=True)  # what cannot be removed now is healed by the next build
    except OSError as error:
        raise PublisherFailed(_failed(settings, str(error))) from error
    return warnings


def _remove_unwanted(site: Path) -> None:
    """Its own index, and the site map where it is empty for want of the site's address: MkDocs writes no empty file."""
    (site / UNWANTED).unlink(missing_ok=True)
    site_map = site / "sitemap.xml"
    if site_map.is_file() and not site_map.read_text(encoding="utf-8").strip():
        site_map.unlink()


def _lay_out(settings: Settings, project: Path) -> None:
    """docs/, the theme with the editor's overrides in front, and the configuration, all below `project`."""
    config = read_config(settings.config)
    overrides = custom_dir(config)
    shutil.copytree(settings.docs, project / "docs")
    for page in (project / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        if (told := from_source(text, page.stem)) != text:
            page.write_text(told, encoding="utf-8")
    shutil.copytree(THEME, project / "theme")
    if overrides:
        shutil.copytree(settings.config.parent / overrides, project / "theme", dirs_exist_ok=True)
    derived = derive(config, settings.config.parent, settings.site_url)
    (project / "mkdocs.yml").write_text(derived, encoding="utf-8")


def from_source(text: str, stem: str) -> str:
    """A page whose addresses in HTML tags are told from the file, as Zensical reads them. MkDocs leaves them as they are: told
    from the page's own folder, which is one deeper unless the page is an index."""
    if stem == "index":
        return text

    def told(found: re.Match[str]) -> str:
        slash = "/" if found[2].endswith("/") else ""
        return found[1] + posixpath.normpath(posixpath.join(stem, found[2])) + slash

    return _ADDRESS.sub(told, text)


def _run_zensical(settings: Settings, project: Path) -> tuple[Problem, ...]:
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(project / "mkdocs.yml")]
    run = subprocess.run(command, cwd=settings.config.parent, capture_output=True, encoding="utf-8", errors="replace", check=False)
    said = _COLOUR.sub("", run.stderr)
    if run.returncode or not (project / "site" / "index.html").is_file():
        raise PublisherFailed(_failed(settings, "\n".join(said.strip().splitlines()[-1:]) or run.stdout.strip()))
    return tuple(
        problem("publisher-warning", f"docs/{page}", int(line), publisher="Zensical", message=what)
        for what, page, line in _WARNING.findall(said)
    )


def _failed(settings: Settings, message: str) -> Problem:
    return problem("publisher-failed", settings.config.name, publisher="Zensical", message=message)


def read_config(path: Path) -> MappingNode:
    """mkdocs.yml as YAML nodes: its tags (!ENV, !!python/name:…) are kept as they are and never carried out here."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise PublisherFailed(problem("publisher-failed", path.name, publisher="YAML", message=error)) from error
    return node if isinstance(node, MappingNode) else _mapping()


def custom_dir(config: MappingNode) -> str | None:
    """The folder of the editor's overrides, as written in mkdocs.yml."""
    theme = _get(config, "theme")
    folder = _get(theme, "custom_dir") if isinstance(theme, MappingNode) else None
    return folder.value if isinstance(folder, ScalarNode) else None


def derive(config: MappingNode, folder: Path, site_url: str | None = None) -> str:
    """The configuration of the copies: mkdocs.yml, with folders beside it, the site's address and without what Zensical does not run."""
    theme = _get(config, "theme")
    if not isinstance(theme, MappingNode):
        theme = _mapping(name=theme or _text("material"))
    theme = _with(theme, custom_dir=_text("theme"))
    derived = _with(_without(config, REPLACED), theme=theme, plugins=SequenceNode("tag:yaml.org,2002:seq", []))
    if site_url:
        derived = _with(derived, site_url=_text(site_url))
    inherited = _get(config, "INHERIT")
    if isinstance(inherited, ScalarNode):
        derived = _with(derived, INHERIT=_text(str(folder / inherited.value)))
    return yaml.serialize(derived, Dumper=yaml.SafeDumper, allow_unicode=True)


def _get(mapping: MappingNode, key: str) -> Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _without(mapping: MappingNode, keys: tuple[str, ...]) -> MappingNode:
    return MappingNode(mapping.tag, [(name, value) for name, value in mapping.value if name.value not in keys])


def _with(mapping: MappingNode, **values: Node) -> MappingNode:
    kept = _without(mapping, tuple(values))
    return MappingNode(kept.tag, [*kept.value, *((_text(name), value) for name, value in values.items())])


def _mapping(**values: Node) -> MappingNode:
    return _with(MappingNode("tag:yaml.org,2002:map", []), **values)


def _text(value: str) -> ScalarNode:
    return ScalarNode("tag:yaml.org,2002:str", value)
