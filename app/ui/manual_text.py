"""The manual's Markdown as what a text browser shows, in the colours of the theme."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt

from app.manual.pages import ENGLISH, Page, folder
from app.ui.theme import colours

STYLE = """
body {{ color: {text}; line-height: 145%; }}
h1 {{ font-size: 22px; font-weight: 600; margin: 0 0 14px 0; }}
h2 {{ font-size: 16px; font-weight: 600; margin: 26px 0 8px 0; }}
h3 {{ font-size: 14px; font-weight: 600; margin: 20px 0 6px 0; }}
p {{ margin: 0 0 12px 0; }}
li {{ margin: 0 0 6px 0; }}
a {{ color: {accent}; text-decoration: none; }}
em {{ color: {secondary}; font-style: normal; }}
code, pre {{ font-family: "JetBrains Mono", "DejaVu Sans Mono", "Menlo", "Consolas", monospace; font-size: 12px; }}
code {{ color: {secondary}; }}
pre {{ background: {sidebar}; margin: 0 0 12px 0; }}
blockquote {{ background: {sidebar}; margin: 0 0 12px 24px; }}
th {{ color: {secondary}; font-weight: 500; text-align: left; }}
td, th {{ padding: 6px 10px; border-bottom: 1px solid {line}; }}
table {{ margin: 4px 0 16px 0; border-collapse: collapse; }}
"""
PICTURE = re.compile(r'<img src="([^"]+)" alt="([^"]*)" />')
READER = MarkdownIt("commonmark", {"html": False}).enable("table")


def style_sheet() -> str:
    """Return the style of a page, in the colours of the theme in use."""
    names = ("text", "secondary", "accent", "sidebar", "line")
    return STYLE.format(**{name: colours.token(name).name() for name in names})


def html(page: Page) -> str:
    """Return a page. Pictures are named by their files, in the theme in use where there is one in dark."""
    body = READER.render(f"# {page.title}\n\n{page.text}")
    body = body.replace("<table>", '<table width="100%" cellspacing="0">').replace(
        "<tr>\n<th>", '<tr>\n<th width="35%">'
    )
    # The text's line height would leave half a picture's height empty below it.
    body = body.replace("<p><img", '<p style="line-height: 100%"><img')
    return f"<body>{PICTURE.sub(_picture, body)}</body>"


def _picture(found: re.Match[str]) -> str:
    return f'<img src="{themed(found[1]).as_posix()}" alt="{found[2]}" />'


def themed(name: str) -> Path:
    """Return the file of a picture that a page names: the dark one where the theme is dark."""
    # Pages of all languages lie in folders beside the English one's, so that the same way leads to a picture.
    light = (folder() / ENGLISH / name).resolve()
    dark = light.with_name(f"{light.stem}-dark{light.suffix}")
    return dark if colours.name == "dark" and dark.is_file() else light
