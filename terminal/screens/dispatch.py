"""The operations of this workstation (S2)."""

from textual.content import Content

from terminal.console.lines import AMBER, DIM, column, line, rule
from terminal.core.operator.screens.dispatch import DispatchBody


def draw(body: DispatchBody) -> list[Content]:
    """S2: the operations of this workstation."""
    head = f" #  {column('OP', 5)}{column('ORDER', 15)}{column('ITEM', 22)}{'LEFT':>7}  {column('DUE', 7)}STATE"
    lines = [line((head, DIM)), rule()]
    for row in body.lines:
        text = (
            f"{'>' if row.chosen else ' '}{row.number}  {column(row.op, 5)}{column(row.mo, 15)}{column(row.item, 22)}"
            f"{row.left:>7}  {column(row.due, 7)}"
        )
        style = "reverse" if row.chosen else ("" if row.state[0] not in "-!" else DIM)
        lines.append(line((text, style), (column(row.state, 20), AMBER if row.state[0] == "!" else style)))
        lines.append(line(""))
    if not body.lines:
        lines += [line(""), line("     no operation is waiting here"), line("")]
    lines += [line(f" {body.page}")]
    return [*lines, *[line("")] * (13 - len(lines)), rule(), *[line(f"   {text}") for text in body.detail]]
