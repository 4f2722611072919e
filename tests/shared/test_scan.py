"""The barcode grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from shared.ids import OrderId
from shared.scan import (
    ALPHABET,
    WORDS,
    Foreign,
    Kind,
    Scan,
    ScanError,
    check_character,
    encode,
    encode_op,
    parse,
    printed,
    printed_op,
)

BODIES = st.text(ALPHABET, min_size=1, max_size=20)
FREE = [kind for kind in Kind if kind not in (Kind.MO, Kind.OP, Kind.CMD, Kind.QTY, Kind.ENROL)]


def test_the_reference_value_of_the_standard() -> None:
    """GRid A1-2425G-ABC1234002-M, ISO 7064 MOD 37,36."""
    assert check_character("A12425GABC1234002") == "M"


@pytest.mark.parametrize(
    ("printed", "payload"),
    [
        (encode(Kind.MO, "MO-2026-00184"), "MO2026001842"),
        (encode_op("MO-2026-00184", "030"), "OP202600184030D"),
        (encode(Kind.EMP, "0042"), "EMP0042S"),
        (encode(Kind.WS, "LATHE-01"), "WSLATHE01Z"),
        (encode(Kind.LOT, "2611-00731"), "LOT261100731A"),
        (encode(Kind.RSN, "DIM"), "RSNDIMV"),
        (encode(Kind.CMD, "START"), "CMDSTARTC"),
        (encode(Kind.QTY, "0010"), "QTY0010T"),
        (encode(Kind.ENROL, "471108152342"), "ENROL471108152342O"),
    ],
)
def test_payloads_as_printed(printed: str, payload: str) -> None:
    """The printed examples."""
    assert printed == payload


def test_printed_forms() -> None:
    """Dashed for the eye."""
    assert printed(Kind.MO, "MO-2026-00184") == "MO-2026-00184-2"
    assert printed(Kind.EMP, "0042") == "EMP-0042-S"
    assert printed_op("MO-2026-00184", "030") == "OP-2026-00184-030-D"


@pytest.mark.parametrize(
    "text", ["MO-2026-00184-2", "mo-2026-00184-2", "MO2026001842", "]C0MO2026001842", "MOß2026ß00184ß2"]
)
def test_keyboard_layouts_do_no_harm(text: str) -> None:
    """The same order, however the dash arrived."""
    scan = parse(text)
    assert isinstance(scan, Scan)
    assert (scan.kind, scan.mo) == (Kind.MO, "MO-2026-00184")


@given(st.integers(0, 9999), st.integers(1, 9_999_999), st.integers(0, 999))
def test_order_numbers_have_five_to_seven_digits(year: int, number: int, op: int) -> None:
    """A plant with 20 000 orders a month passes 99 999 in a year; order and step are told apart by the whole length."""
    mo, step = f"MO-{year:04d}-{number:05d}", f"{op:03d}"
    of_order, of_step = parse(encode(Kind.MO, mo)), parse(printed_op(mo, step))
    assert isinstance(of_order, Scan)
    assert isinstance(of_step, Scan)
    assert (of_order.mo, of_step.mo, of_step.op) == (mo, mo, step)
    assert len(encode_op(mo, step)) <= 20
    assert TypeAdapter(OrderId).validate_python(mo) == mo


@pytest.mark.parametrize("mo", ["MO-2026-0184", "MO-2026-000184", "MO-2026-0100184", "MO-2026-10000000"])
def test_no_order_number_is_written_in_two_ways(mo: str) -> None:
    """Neither shorter than five digits nor longer with zeros in front."""
    with pytest.raises(ValueError, match="can't be printed"):
        encode(Kind.MO, mo)
    with pytest.raises(ValidationError):
        TypeAdapter(OrderId).validate_python(mo)


@given(st.sampled_from(FREE), BODIES)
def test_every_body_round_trips(kind: Kind, body: str) -> None:
    """What is encoded is parsed back."""
    scan = parse(encode(kind, body))
    assert isinstance(scan, Scan)
    assert (scan.kind, scan.body) == (kind, body)


@given(st.sampled_from(FREE), BODIES, st.data())
def test_a_substituted_character_is_caught(kind: Kind, body: str, data: st.DataObject) -> None:
    """One wrong character never gives another code of the same kind."""
    code = encode(kind, body)
    at = data.draw(st.integers(len(kind), len(code) - 1))
    other = data.draw(st.sampled_from([c for c in ALPHABET if c != code[at]]))
    wrong = code[:at] + other + code[at + 1 :]
    try:
        scan = parse(wrong)
    except ScanError:
        return
    assert not (isinstance(scan, Scan) and scan.kind is kind and len(scan.body) == len(body))


@given(st.sampled_from(["0042", "0021"]), st.sampled_from(WORDS))
def test_merged_scans_are_named(badge: str, word: str) -> None:
    """Two codes that ran together are refused as such."""
    with pytest.raises(ScanError) as caught:
        parse(encode(Kind.EMP, badge) + encode(Kind.CMD, word))
    assert caught.value.code in ("scan-merged", "check-character")


def test_an_ean_is_foreign() -> None:
    """To be looked up, never taken for a quantity."""
    assert parse("4006381333931") == Foreign("4006381333931")


@pytest.mark.parametrize("bad", ["", "  ", "---", "\x1b[31m", "MO2026001843", "x" * 200])
def test_garbage_is_refused(bad: str) -> None:
    """With a rule's name; never an exception of another kind."""
    try:
        assert isinstance(parse(bad), Foreign)
    except ScanError as error:
        assert error.code


@given(st.text(max_size=80))
def test_nothing_crashes_the_grammar(text: str) -> None:
    """Any text is a scan, foreign, or refused."""
    try:
        parse(text)
    except ScanError as error:
        assert str(error)
