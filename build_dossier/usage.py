"""How the command line helps: what a mistyped word probably means, and the completion of a shell."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import NoReturn

from build_dossier.matching import closest

_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")
_UNKNOWN = re.compile(r"unrecognized arguments: (\S+)")

_BASH = """# Completion for bash and zsh. In ~/.bashrc or ~/.zshrc: eval "$(build-dossier complete)"
if [ -n "$ZSH_VERSION" ]; then autoload -U +X compinit bashcompinit && compinit && bashcompinit; fi
_build_dossier() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
  if [ "$COMP_CWORD" -eq 1 ]; then words="{commands}"; else
  case "${{COMP_WORDS[1]}} $before" in
{values}
  *) case "${{COMP_WORDS[1]}}" in
{options}
  esac;; esac; fi
  COMPREPLY=( $(compgen -W "$words" -- "$word") )
  [ "$COMP_CWORD" -eq 1 ] || COMPREPLY+=( $(compgen -f -- "$word") )
}}
complete -o filenames -F _build_dossier build-dossier
"""


class Parser(argparse.ArgumentParser):
    """A parser that names the word that is probably meant."""

    def error(self, message: str) -> NoReturn:
        """Prints usage and message on standard error and exits with 2."""
        choice, unknown = _CHOICE.search(message), _UNKNOWN.search(message)
        meant = None
        if choice:
            meant = closest(choice[1], re.findall(r"[\w-]+", choice[2]))
        elif unknown:
            meant = closest(unknown[1].split("=")[0], self.every_option())
        super().error(f"{message}; did you mean: {meant}?" if meant else message)

    def every_option(self) -> list[str]:
        """The options of this command and of those below it."""
        return [option for parser in (self, *commands_of(self).values()) for option in _options(parser)]


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands below a parser by name."""
    below = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(next(below, {}))


def _options(parser: argparse.ArgumentParser) -> list[str]:
    return [option for action in parser._actions for option in action.option_strings if option.startswith("--")]


def completion(parser: argparse.ArgumentParser, words: dict[str, tuple[str, ...]]) -> str:
    """A script for bash and zsh that completes commands, options, the values of options, and the words given by command."""
    commands = commands_of(parser)
    options = (f'  {name}) words="{" ".join([*_options(one), *words.get(name, ())])}";;' for name, one in commands.items())
    values = (line for name, one in commands.items() for line in _values(name, one))
    return _BASH.format(commands=" ".join(commands), options="\n".join(options), values="\n".join(values))


def _values(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.option_strings and action.choices:
            yield f'  "{name} {action.option_strings[-1]}") words="{" ".join(map(str, action.choices))}";;'
