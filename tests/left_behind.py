"""Names of what programs leave beside a file that somebody edits, each as that program writes it."""

from __future__ import annotations

BESIDE_TEXTS = (
    *(".#post.md", "#post.md#", "post.md~"),  # Emacs
    *(".post.md.swp", ".post.md.swo", ".post.md.swx", "post.md.swp", ".post.md.un~", "4913"),  # Vim, nano
    ".post.md.kate-swp",
    ".goutputstream-AB12CD",  # programs of GNOME
    *("post.md___jb_tmp___", "post.md___jb_old___", "___jb_tmp___post.md"),  # JetBrains
    "post.md.vsctmp",  # Visual Studio Code
    *("post.md.tmp", "POST.TMP", "post.md.bak", "PLAN.BAK"),
    *("post.md.orig", "post.md.rej"),  # Git's and patch's
    *(".post.md.~1f3a", ".register.jsonl.4711.new"),  # Nextcloud, and this software when it was stopped
)
BESIDE_DOCUMENTS = (
    *(".~lock.plan.docx#", "lu98121ab.tmp"),  # LibreOffice
    *("~$plan.docx", "~WRL0001.tmp", "~WRD0003.tmp"),  # Word
)
IN_FOLDERS = (
    *(".DS_Store", "._post.md", "Icon\r"),  # a Mac
    *("Thumbs.db", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "Desktop.ini"),  # Windows
    *(".nfs00000000012c0a5400000001", ".fuse_hidden0000a1b200000001"),  # drives of a network
)
LEFT_BEHIND = (*BESIDE_TEXTS, *BESIDE_DOCUMENTS, *IN_FOLDERS)
FOLDERS_LEFT = ("__pycache__", "post.md.sb-1a2b3c4d-AbCdEf")
MEANT = (
    *("post.md", "film.swf", "notes.tmp.md", "backup.md", "4913.md", "4913-a.md", "plan~1.docx", "a~b.md"),
    *("original.md", "rej.md", "#hash.md", "thumbs.md", "desktop.md", "sw.md", "data.new", "~plan.docx"),
)
"""Names that look a little like those, and that a person may give."""
