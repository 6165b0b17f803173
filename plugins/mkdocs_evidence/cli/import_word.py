"""`import`: turn a Word document into a record."""

import argparse
from pathlib import Path

from mkdocs_evidence.cli import options

NAME = "import"
SUMMARY = "turn a Word document into a record"
HELP = """\
Turn a Word document (.docx) into a protocol, a report or a blog post: its headings, lists, tables, footnotes
and pictures. Tracked changes are taken as accepted, and comments are left out.

Afterwards you are told what needs a look. The record is a draft, which is shown in previews only, until you
take out the line `draft: true`. The Word file is not changed, and no file is overwritten.

Examples:
  python3 build.py import "Lambeth protocol.docx"
  python3 build.py import "Lambeth protocol.docx" --as protocol --id lambeth-swis --set project=lambeth-swis
  python3 build.py import post.docx --as blog --set "authors=A. Writer"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("file", metavar="FILE.docx", type=Path, help="the Word document")
    parser.add_argument(
        "--as",
        dest="kind",
        metavar="TYPE",
        choices=("protocol", "report", "blog"),
        help="what it becomes: protocol, report or blog; asked for in a terminal",
    )
    parser.add_argument("--id", metavar="ID", help="its name and address (default: from the file's name)")
    options.add_record_fields(parser)
    options.add_config(parser)
    options.add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Convert, write, and list what needs a look."""
    from mkdocs_evidence import authoring
    from mkdocs_evidence.cli import asking, closing, record_options
    from mkdocs_evidence.diagnostics import SiteProblemError
    from mkdocs_evidence.mkdocs_adapter.new_files import add_files, open_content
    from mkdocs_evidence.mkdocs_adapter.word_import import opened

    today = options.as_of_day(arguments)
    kind = record_options.chosen_type(arguments.kind, authoring.FROM_WORD, option="--as")
    record_id = arguments.id or authoring.as_id(arguments.file.stem) or arguments.file.stem
    content = open_content(options.config_file(arguments), as_of=today)
    if fault := authoring.fault_of_name(kind, record_id, content.paths):
        raise SiteProblemError(f"{fault} (Another name is given with --id.)")
    word, tree = opened(arguments.file)
    questions = authoring.questions_for(kind)
    answers, told = authoring.facts_from(tree, word.prepared.properties, kind, content.graph)
    answers |= record_options.given_answers(arguments, questions, content.graph)
    defaults = authoring.defaults_for(kind, record_id, today)
    if asking.is_terminal():
        answers = asking.ask_all(questions, content.graph, answers, record_options.default_texts(defaults))
    record = authoring.record_from_word(
        kind, record_id, defaults | answers, word, tree, authoring.write_markdown
    )
    add_files(content, record.files)
    print(f"Wrote {content.shown(record.files[0].path)}, a draft. See it with: python3 build.py serve")
    if notes := (*told, *record.notes):
        print("\nThis needs a look:")
        for note in notes:
            print(f"- {note}")
    return closing.tell_faults(arguments, content.shown(record.files[0].path))
