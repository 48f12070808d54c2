"""The head of a mail that was saved as text, or forwarded."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORWARDED = re.compile(
    r"[-_*=\s>]*(?:begin )?(?:forwarded|original)(?: message| mail)?[-_*=:\s]*", re.IGNORECASE
)
_FIELD = re.compile(r"\*?(?P<key>[A-Za-z][A-Za-z-]{1,30})\*?:\*? {0,9}(?P<value>.*)")
_SENDER = re.compile(r"(?P<name>[^<>]{0,300})<(?P<address>[^<>]{0,300})>.{0,100}")
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
        if match and (match["key"].lower() in _KNOWN or _MACHINE.fullmatch(match["key"])):
            key = match["key"].lower()
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


def sender_name(value: str) -> str | None:
    """Return the sender of a mail: the name beside the address, else the domain."""
    match = _SENDER.fullmatch(value.strip())
    name = match["name"].strip("\"' ") if match else ""
    if name and "@" not in name:
        return name
    address = match["address"] if match else value
    return address.rpartition("@")[2].strip("<>()\"' ") or None
