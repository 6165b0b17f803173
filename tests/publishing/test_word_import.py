"""What is hidden in a Word file is in no byte of what an import and a build write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_evidence.cli import main
from word_files import NUMBERS, box, item, numbering, paragraph, run, table, word_file

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Xyzzyplugh"
CONFIG = """\
site_name: Small changes
docs_dir: content
theme: material
plugins:
  - evidence/content:
      topics:
        - {id: schools, label: Schools}
        - {id: transparency, label: Transparency}
  - evidence/pages
  - evidence/exports
"""
HIDDEN = run(SECRET, "<w:vanish/>")
DELETED = f'<w:del w:id="1" w:author="A"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
BODY = (
    paragraph("What we did in schools", properties='<w:pStyle w:val="Heading1"/>')
    + paragraph("Seen in the text. ", HIDDEN, DELETED)
    + paragraph(HIDDEN)
    + paragraph(run(SECRET, '<w:color w:val="FFFFFF"/>'))
    + item("Seen in a list")
    + table(("Seen", "Cell"), (paragraph(HIDDEN, "Seen"), "6"))
    + box("Seen in a box").replace(">Seen in a box<", f">Seen in a box</w:t></w:r>{HIDDEN}<w:r><w:t><")
)


@pytest.mark.slow
def test_hidden_text_of_word_is_in_no_published_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "tests" / "cases" / "base" / "content", tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    comments = {"word/comments.xml": f"<w:comments><w:comment>{SECRET}</w:comment></w:comments>"}
    file = tmp_path / "post.docx"
    file.write_bytes(word_file(BODY, extra=numbering(NUMBERS) | comments))
    site = ("--config", str(tmp_path / "mkdocs.yml"), "--as-of", "2022-01-15")
    given = ("--title", "What we did", "--summary", "What we did in the schools, and what we saw there.")

    main(
        [
            "import",
            str(file),
            "--as",
            "blog",
            "--id",
            "what-we-did",
            "--set",
            "authors=A. Writer",
            *given,
            *site,
        ]
    )
    record = tmp_path / "content" / "blogs" / "what-we-did.md"
    record.write_text(record.read_text("utf-8").replace("draft: true\n", ""), encoding="utf-8")
    main(["build", "--out", str(tmp_path / "site"), *site])
    said = capsys.readouterr()

    assert SECRET not in said.out + said.err
    outputs = [path for path in tmp_path.rglob("*") if path.is_file() and path != file]
    assert [path for path in outputs if SECRET.encode() in path.read_bytes()] == []
    page = (tmp_path / "site" / "blogs" / "what-we-did" / "index.html").read_text("utf-8")
    assert all(f"Seen in {where}" in page for where in ("the text", "a list", "a box"))
