"""The head of a mail that was saved as text, or forwarded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORWARDED = re.compile(
    r"[-_*=\s>]*(?:begin )?(?:forwarded|original)(?: message| mail)?[-_*=:\s]*", re.IGNORECASE
)
_FIELD = re.compile(
    r"\*?(?P<key>[^\W\d_][^\W\d_-]{0,30}(?:-[A-Za-z]+){0,3})\*? ?:\*? {0,9}(?P<value>.*)"
)
_SENDER = re.compile(
    r"(?P<name>[^<>\[]{0,300})[<\[](?:mailto:)?(?P<address>[^<>\]]{0,300})[>\]].{0,100}"
)
_ATTRIBUTION = re.compile(
    r"(?:on|am|le|el|il|op|den) (?P<day>.{6,80}?(?:\d|[ap]\.?m\.?))(?: uhr)?(?: schrieb)?,? "
    r"(?P<sender>(?!(?:at|um|à|a las|schrieb|[ap]\.?m\.?) )[^\W\d][^,<>]{1,80}(?:<[^<>]{3,100}>)?)"
    r"(?:(?<=>)|(?= wrote)|(?= a écrit)|(?= escribió)|(?= ha scritto)|(?= schreef))"
    r"(?: wrote| writes| a écrit| escribió| ha scritto| schreef)? ?:",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\A(?:\[[^\]]{1,40}\] ?|(?:re|fwd?|aw|wg|tr|rv|sv|vs|vb|enc|res|antw|doorst|ynt|ilt) ?: ?)+",
    re.IGNORECASE,
)
_KNOWN = frozenset(
    {"from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "organization", "newsgroups"}
)
_MACHINE = re.compile(
    r"(?:x|list|mime|content|received|return|delivered|message|in|references|user|dkim|arc|precedence"
    r"|authentication|feedback)(?:-[a-z-]+)?",
    re.IGNORECASE,
)
MAX_LINES = 60
MIN_FIELDS = 2


@dataclass(frozen=True, slots=True)
class MailHead:
    """The head of a mail, and its number of lines."""

    fields: dict[str, str]
    lines: int


def is_forwarding_mark(line: str) -> bool:
    """Recognise a line such as "---------- Forwarded message ---------"."""
    bare = line.strip("-_*=:> \t")
    return len(bare) > 6 and _FORWARDED.fullmatch(line) is not None


def read_mail_head(lines: list[str]) -> MailHead | None:
    """Read the head of a mail from the first line on; None if there is none.

    Lines that begin with white space continue the field above.
    """
    fields: dict[str, str] = {}
    key = ""
    count = 0
    for line in lines[:MAX_LINES]:
        if not line.strip():
            break
        match = _FIELD.fullmatch(line.strip())
        name = _translated(match["key"]) if match else ""
        if match and (name in _KNOWN or _MACHINE.fullmatch(name)):
            key = name
            fields.setdefault(key, match["value"].strip())
        elif key and line[0] in " \t":
            fields[key] += " " + line.strip()
        else:
            break
        count += 1
    enough = sum(field in fields for field in ("from", "to", "subject", "date", "sent"))
    if enough < MIN_FIELDS or not {"from", "subject"} & fields.keys():
        return None
    return MailHead(fields, count)


def read_attribution(line: str) -> tuple[str, str] | None:
    """Read "On Tue, Nov 9, 2021 at 9:15 AM The Gull <news@gull.example> wrote:": (day, sender)."""
    match = _ATTRIBUTION.fullmatch(line[:300])
    return (match["day"], match["sender"]) if match else None


def _translated(key: str) -> str:
    """Return the English name of a field."""
    return _translations().get(key.casefold(), key.lower())


@cache
def _translations() -> Mapping[str, str]:
    lists = (entry.split() for entry in entries("mail_fields"))
    return {name: english for english, *names in lists for name in names}


def without_reply_marks(subject: str) -> str:
    """Remove "Re:" and "Fwd:", in several languages, from the subject of a mail."""
    return _REPLY.sub("", subject)


def sender_name(value: str) -> str | None:
    """Return the sender of a mail: the name beside the address, else the domain."""
    match = _SENDER.fullmatch(value.strip())
    name = match["name"].strip("\"' ") if match else ""
    if name and "@" not in name:
        return name
    address = match["address"] if match else value
    return address.rpartition("@")[2].strip("<>()\"' ") or None
