"""The ``viper`` command. Each command is a file in ``ops/commands``, imported only when it is used."""

from __future__ import annotations

import logging
import sys
import traceback
from importlib import import_module
from typing import Any, Final

import structlog
import typer
from typer._click.exceptions import UsageError
from typer.core import TyperGroup
from typer.main import get_command

from ops import output
from ops.command_help import plain
from ops.usage_errors import plain_error

GROUPS: Final = {
    "To see it at work": {
        "demo": "The whole job on this machine, for real, and a true account of it.",
        "simulate": "Write or publish an invented year of Operation Viper, with its truth beside it.",
    },
    "For systems that publish": {
        "schema": "What upstream systems may say: list, show, compare with a release.",
        "publish": "Publish what a source says.",
        "receipts": "What a source is told: which of its events were refused or not understood, and why.",
    },
    "For intelligence units": {
        "desk": "Serve the desk: a page about each person, address, line and alert, in a browser.",
        "brief": "Write the briefing of an operation's month: one page that prints.",
        "search": "Search events, persons, drug lines, vehicles, phones, places and operations.",
        "export": "Write a person, line, group or operation, two steps out, for other programs.",
        "explain": "Why mentions are taken for one person or one drug line, and what is kept apart.",
        "alert": "What rules ask you to look at: list it, acknowledge it, dismiss it.",
        "review": "Who may be one person where it matters: list the questions, answer them.",
        "decide": "Decide that mentions are one person or line, or are not; binds until withdrawn.",
        "withdraw": "Take back an event or one of its items.",
        "erase": "Erase an event for ever; the erasure itself stays as the proof.",
        "kibana": "Dashboards for Kibana: import them, with a space and a role for each view.",
    },
    "For those on call": {
        "up": "Start the engines, the agents and the indexers.",
        "down": "Stop everything; the data is kept.",
        "status": "Topics, lag, counts and health.",
        "dead-letters": "List, show and requeue what could not go on.",
        "resume": "Read on after the cause of a source's failures is mended.",
        "replay": "Read part of a topic again; changes nothing that is right.",
        "index": "The indexers: run one, or reconcile an index with its conclusions.",
        "combinations": "The log of combination: which items make which conclusion; check it.",
        "consultations": "The log of who looked at what on the desk; check it.",
        "rebuild": "Build a new generation from the log beside the old one, compare, switch.",
        "prepare": "Make the topics and indices of this generation.",
        "worker": "Run agents in this process.",
        "supervise": "Keep the processes of this machine running.",
    },
}
"""Every command in the order of use, under who needs it."""

COMMANDS: Final = {name: sentence for group in GROUPS.values() for name, sentence in group.items()}


class Lazy(TyperGroup):
    """Imports a command when it is called: ``viper --help`` must not wait for everything."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module: Any = import_module(f"ops.commands.{cmd_name.replace('-', '_')}")
        command = get_command(module.app)
        command.name, command.help = cmd_name, command.help or COMMANDS[cmd_name]
        return plain(command)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; words that it does not take are answered in plain lines."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise plain_error(error) from error

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Names and sentences by who needs them, without importing anything."""
        output.say("Viper: an event-driven intelligence pipeline for police intelligence units.\n")
        output.say("Usage: viper COMMAND [OPTIONS] …     `viper COMMAND --help` says more.")
        for title, commands in GROUPS.items():
            output.say(f"\n{title}:")
            for name, sentence in commands.items():
                output.say(f"  {name:13} {sentence}")


app = typer.Typer(
    cls=Lazy, rich_markup_mode=None, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def viper() -> None:
    """An event-driven intelligence pipeline for police intelligence units."""


def main() -> None:
    """Run the command line; what goes wrong is one sentence and an exit code."""
    _quiet(process=_is_process(sys.argv[1:3]))
    try:
        app(prog_name="viper")
    except Exception as error:
        if (sentence := output.sentence(error)) is None:
            raise
        if _is_process(sys.argv[1:3]) and not output.is_ours(error):
            traceback.print_exc()  # into the log of the process
        output.complain(sentence)
        sys.exit(getattr(error, "exit_code", 2))


def _is_process(words: list[str]) -> bool:
    """Whether these are the first words of a command that runs as a process: what ends it is logged whole."""
    return words[:1] in (["worker"], ["supervise"]) or words[1:] == ["run"]


def _quiet(*, process: bool) -> None:
    """Libraries speak up only when something is wrong; our own logs are lines for machines.

    Kafka's clients do so in the log of a ``process`` alone: whoever typed a command is told in one sentence of ours.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    for name in ("kafka", "aiokafka", "elastic_transport", "faust", "mode"):
        logging.getLogger(name).setLevel(logging.ERROR if process else logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
