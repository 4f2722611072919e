"""Envelope, checksum, poison."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.envelope import PoisonError, checksum, decode, digest, seal, stamped, to_bytes
from shared.topics import Topics

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def test_the_sum_covers_id_epoch_sequence_and_data() -> None:
    """Changing any of them changes it."""
    base = checksum("a", "e", "1", {"x": "1"})
    assert (
        len(
            {
                base,
                checksum("b", "e", "1", {"x": "1"}),
                checksum("a", "f", "1", {"x": "1"}),
                checksum("a", "e", "2", {"x": "1"}),
                checksum("a", "e", "1", {"x": "2"}),
            }
        )
        == 5
    )


def test_replay_is_not_another_command() -> None:
    """The digest leaves `replay` out and nothing else."""
    body = seal(verb="output", identity="a", source="T", time=NOW, data={"q": "1"}, epoch="e" * 8, sequence=1)
    assert digest(body) == digest({**body, "replay": True})
    assert digest(body) != digest({**body, "authid": "0042"})


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"[]",
        b"1",
        b"null",
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b"{" * 3000,
        b'{"a":' * 40 + b"1" + b"}" * 40,
        b"[" * 100_000,
        b'{"a":"' + b"x" * 1_000_000 + b'"}',
        b'{"a":1' + b"0" * 5000 + b"}",
    ],
)
def test_poison_is_named(payload: bytes) -> None:
    """Too large, too deep, not JSON, not an object."""
    with pytest.raises(PoisonError):
        decode(payload)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_object_or_poison(payload: bytes) -> None:
    """No other exception."""
    try:
        assert isinstance(decode(payload), dict)
    except PoisonError as error:
        assert str(error)


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=4))
def test_objects_round_trip(value: dict[str, str]) -> None:
    """What is written is read."""
    try:
        payload = to_bytes(value)
    except UnicodeEncodeError:
        return
    assert decode(payload) == value


def test_topics_are_built_from_ids_alone() -> None:
    """A level that is no id never reaches a topic."""
    topics = Topics("plant")
    assert topics.command("t", "T-1", "output") == "shopfloor/v1/plant/t/T-1/cmd/output"
    for bad in ("a/b", "#", "+", "", "a\x00", "ä", "-a"):
        with pytest.raises(ValueError, match="not an id"):
            topics.state("mo", bad)
    parsed = topics.parse_client("shopfloor/v1/plant/x/erp/cmd/mo-create")
    assert parsed is not None
    assert (parsed.plane, parsed.client, parsed.leaf) == ("x", "erp", "mo-create")
    assert topics.parse_client("shopfloor/v1/other/x/erp/cmd/mo-create") is None


def test_a_damaged_stamp_is_no_older_sender() -> None:
    """Of a message damaged twice, once where its checksum begins, nothing is believed: an epoch would be another one."""
    whole = stamped(b'{"id":"hello-1","epoch":"tasm0124","last_seq":2}')
    at = whole.index(b'"epoch":"') + len(b'"epoch":"tasm012')
    mark = whole.index(b',"crc":"')
    for byte in range(mark, mark + 8):
        for bit in range(8):
            twice = bytearray(whole)
            twice[byte] ^= 1 << bit
            twice[at] ^= 1
            with pytest.raises(PoisonError):
                decode(bytes(twice))
    assert decode(b'{"id":"hello-1","epoch":"tasm0124","last_seq":2}')["epoch"] == "tasm0124"
