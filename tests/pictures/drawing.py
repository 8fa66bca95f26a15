"""A screen of a telephone as HTML. A pure function of what is on it."""

import re
from html import escape
from itertools import groupby

from tests.pictures.phones import Bubble, Screen

WIDTH, HEIGHT = 420, 1000
_LINKED = re.compile(r"https?://[^\s<]+|(?<![\w/<])/[a-z_]{2,}(?! ·)")
"""What a tap opens or sends: addresses and commands."""
_STYLE = """
* { box-sizing: border-box; margin: 0 }
body { width: 420px; height: 100vh; overflow: hidden; font: 15px/1.32 Roboto, 'Noto Color Emoji', sans-serif;
  color: #111; background: #cfdccb; display: flex; flex-direction: column }
header { background: #fff; padding: 10px 14px; display: flex; gap: 12px; align-items: center; flex: none; z-index: 1;
  box-shadow: 0 1px 3px #0003 }
header i { width: 40px; height: 40px; border-radius: 50%; background: #3d8f80; color: #fff; font-style: normal;
  font-weight: 500; display: grid; place-items: center; flex: none }
header b { font-weight: 500; font-size: 16px; display: block; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; width: 330px }
header small { color: #7a8790; font-size: 13px }
main { flex: 1; min-height: 0; padding: 10px 8px; display: flex; flex-direction: column; justify-content: flex-end;
  gap: 6px }
.day { align-self: center; background: #7b937b; color: #fff; font-size: 13px; border-radius: 12px; padding: 2px 10px }
.post { max-width: 350px; align-self: flex-start; flex: none }
.mine { align-self: flex-end }
.text { background: #fff; border-radius: 14px 14px 14px 5px; padding: 7px 11px 5px; overflow-wrap: anywhere;
  box-shadow: 0 1px 1px #0002 }
.text p { white-space: pre-wrap }
.mine .text { background: #e3fbcd; border-radius: 14px 14px 5px 14px }
.text time { float: right; color: #8a979f; font-size: 12px; margin: 1px 0 0 10px }
.mine time { color: #5ea85a }
.text a { color: #2481cc }
.who { color: #b0532f; font-weight: 500; font-size: 14px }
.quote { border-left: 3px solid #3d8f80; background: #3d8f8018; border-radius: 4px; padding: 2px 8px; margin: 2px 0 4px;
  font-size: 13.5px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.quote b { display: block; color: #3d8f80; font-weight: 500 }
.keys { display: flex; gap: 4px; margin-top: 4px }
.keys span { flex: 1; background: #56705acc; color: #fff; border-radius: 8px; padding: 8px 6px; text-align: center;
  font-weight: 500; font-size: 14px; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
"""


def drawn(screen: Screen, *, title: str, below: str, me: str) -> str:
    """The page; `me` is whose telephone it is."""
    days = groupby(screen.bubbles, lambda bubble: bubble.at.date())
    posts = "".join(_day(next(iter(found)), found, me) for _, found in ((day, list(found)) for day, found in days))
    initials = "".join(word[0] for word in (title if title[0].isalpha() else below).split()[:2])
    head = f"<header><i>{escape(initials)}</i><div><b>{escape(title)}</b><small>{escape(below)}</small></div></header>"
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{head}<main>{posts}</main>"


def _day(first: Bubble, bubbles: list[Bubble], me: str) -> str:
    day = f"<div class=day>{first.at.day} de noviembre</div>"
    return day + "".join(_post(bubble, me) for bubble in bubbles)


def _post(bubble: Bubble, me: str) -> str:
    kind = "post mine" if bubble.author == me else "post"
    who = f"<div class=who>{escape(bubble.author)}</div>" if bubble.author and bubble.author != me else ""
    quote = f"<div class=quote><b>Enlace CONARE</b>{bubble.quotes}</div>" if bubble.quotes else ""
    rows = "".join(
        "<div class=keys>" + "".join(f"<span>{escape(label)}</span>" for label in row) + "</div>"
        for row in bubble.buttons
    )
    words = _LINKED.sub(lambda found: f"<a>{found[0]}</a>", bubble.html)
    text = f"{who}{quote}<p>{words}</p><time>{bubble.at:%H:%M}</time><div style='clear:both'></div>"
    return f"<div class='{kind}'><div class=text>{text}</div>{rows}</div>"
