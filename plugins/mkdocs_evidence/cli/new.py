"""`new`: begin a record."""

import argparse

from mkdocs_evidence.cli import options

NAME = "new"
SUMMARY = "begin a record: asks for what it needs, and writes a file to go on with"
HELP = """\
Begin a record. TYPE is project, protocol, report, blog, person, organisation, programme, event, call
or notice. ID becomes its address for ever: small letters, digits and hyphens, without a date.

In a terminal you are asked for what is needed, TYPE and ID included, and offered the records that there are
to link to. What you give as an option is not asked. The file is a draft, which is shown in previews only,
until you take out the line `draft: true`. No file is ever overwritten.

Examples:
  python3 build.py new
  python3 build.py new blog what-schools-told-us
  python3 build.py new blog what-schools-told-us --set "authors=A. Writer" --set about=projects/lambeth-swis
  python3 build.py new protocol lambeth-swis-followup --set project=lambeth-swis --set kind=pilot_protocol
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument(
        "type", metavar="TYPE", nargs="?", help="what kind of record, such as blog or protocol"
    )
    parser.add_argument("id", metavar="ID", nargs="?", help="its name, such as lambeth-swis")
    options.add_record_fields(parser)
    options.add_config(parser)
    options.add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask, write, and tell what comes next."""
    from mkdocs_evidence import authoring
    from mkdocs_evidence.cli import asking, closing, record_options
    from mkdocs_evidence.diagnostics import SiteProblemError
    from mkdocs_evidence.mkdocs_adapter.new_files import add_files, open_content
    from mkdocs_evidence.model import RecordType

    today = options.as_of_day(arguments)
    kind = record_options.chosen_type(arguments.type, tuple(RecordType))
    content = open_content(options.config_file(arguments), as_of=today)
    record_id = record_options.chosen_name(arguments.id, kind, content.paths)
    questions = authoring.questions_for(kind)
    answers = record_options.given_answers(arguments, questions, content.graph)
    defaults = authoring.defaults_for(kind, record_id, today)
    if asking.is_terminal():
        answers = asking.ask_all(questions, content.graph, answers, record_options.default_texts(defaults))
    missing = authoring.missing_answers(kind, defaults | answers)
    if missing:
        told = "".join(f"\n  {record_options.option_for(one)}  {one.hint}" for one in missing)
        raise SiteProblemError(f"Nothing was written; a {kind.label.lower()} also needs:{told}")
    file = authoring.new_record(kind, record_id, defaults | answers)
    add_files(content, (file,))
    print(f"Wrote {content.shown(file.path)}, a draft. See it with: python3 build.py serve")
    return closing.tell_faults(arguments, content.shown(file.path))
