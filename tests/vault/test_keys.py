from __future__ import annotations

from indexer.vault.keys import (
    KEY_BYTES,
    SALT_BYTES,
    Key,
    entry_of,
    from_passphrase,
    kind_of,
    new_salt,
    random_key,
)


def test_a_salt_tells_what_opens_its_file() -> None:
    for kind in ("keyring", "passphrase"):
        salt = new_salt(kind)
        assert len(salt) == SALT_BYTES
        assert kind_of(salt) == kind
    assert kind_of(b"SQLite format 3\0") == ""


def test_every_key_and_every_salt_is_another() -> None:
    some = [random_key() for _ in range(20)]
    assert len({key.secret for key in some}) == len({key.salt for key in some}) == 20
    assert {len(key.secret) for key in some} == {KEY_BYTES}


def test_a_passphrase_gives_the_same_key_however_it_is_typed() -> None:
    salt = new_salt("passphrase")
    composed, decomposed = "crème", "cre\u0300me"
    assert from_passphrase(composed, salt) == from_passphrase(decomposed, salt)
    assert from_passphrase("creme", salt) != from_passphrase(composed, salt)
    assert from_passphrase(composed, new_salt("passphrase")).secret != (
        from_passphrase(composed, salt).secret
    )


def test_a_key_shows_nothing_of_itself() -> None:
    key = Key(b"\x01" * KEY_BYTES, new_salt("keyring"))
    assert "01" not in repr(key)
    assert "\\x01" not in repr(key)
    assert key.secret.hex() not in entry_of(key.salt)
