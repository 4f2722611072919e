"""Foreign text as it may be shown: on a screen, in a report, on a label."""


def plain(text: object, limit: int | None = None, *, keep: str = "") -> str:
    """A text that moves no cursor, rings no bell and turns no line around, whoever it came from.

    What does not print (escape sequences, marks of direction, line ends) becomes `?`, but for the characters to `keep`.
    More than `limit` characters are cut, and the cut is marked.
    """
    # Cut before it is looked at: a document may carry megabytes.
    words = str(text) if limit is None else str(text)[: limit + 1]
    if not words.isprintable():
        words = "".join(char if char.isprintable() or char in keep else "?" for char in words)
    return words if limit is None or len(words) <= limit else words[: limit - 1] + "…"
