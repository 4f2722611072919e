"""The plant's own certificate authority: one key that signs the broker's certificate and each client's.

Everything is made when it is missing, and anew before it ends; what is good is left alone.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hub.office.broker.private import private_folder, write_private
from shared.clock import now_ms
from shared.config_error import ConfigError
from shared.plant_time import datetime_of

LIFE: Final = timedelta(days=730)
"""Of a certificate that the authority signs."""
RENEWED: Final = timedelta(days=60)
"""So long before its end it is made anew."""
AUTHORITY_LIFE: Final = timedelta(days=30 * 365)
"""Longer than any terminal: who has it need not be given another."""
EARLIER: Final = timedelta(days=1)
"""Valid since before now: clocks on a floor are not all right."""
Key = ec.EllipticCurvePrivateKey


class Authority:
    """Opened from its folder, or made there. `now` is for who tries what time will bring."""

    def __init__(self, folder: Path, site: str, now: Callable[[], datetime] = lambda: datetime_of(now_ms())) -> None:
        self._folder = folder
        self._now = now
        self._issued = folder / "issued"
        private_folder(self._issued)
        key, certificate = folder / "ca.key", folder / "ca.crt"
        if not key.exists():
            made = _new_key()
            write_private(key, _pem(made))
            write_private(certificate, self._own(made, f"shopfloor {site}").public_bytes(serialization.Encoding.PEM))
        self._key = _read_key(key)
        self.certificate = certificate.read_bytes()
        """What every client and the broker are given."""
        self._certificate = x509.load_pem_x509_certificate(self.certificate)

    def server(self, certificate: Path, key: Path, names: Sequence[str]) -> bool:
        """See to it that the broker has a certificate for these names. Returns whether it was made anew."""
        wanted = x509.SubjectAlternativeName([_general(name) for name in names])
        if self._good(certificate, key, wanted):
            return False
        self._issue(certificate, key, "broker", ExtendedKeyUsageOID.SERVER_AUTH, wanted)
        return True

    def client(self, certificate: Path, key: Path, account: str) -> bool:
        """See to it that an account has a certificate with its name. Returns whether it was made anew.

        One that is good and has been taken to its own machine is not made again.
        """
        kept = self._issued / f"{account}.crt"
        if self._good(kept, None, None) and not (certificate.exists() and not key.exists()):
            return False
        before = kept.read_bytes() if kept.exists() else b""
        made = self._issue(certificate, key, account, ExtendedKeyUsageOID.CLIENT_AUTH, None)
        write_private(kept, made.public_bytes(serialization.Encoding.PEM) + before)
        return True

    def revoke(self, account: str) -> bool:
        """All that an account was given is void from the next `revoked` on. Returns whether it had any."""
        kept = self._issued / f"{account}.crt"
        if not kept.exists():
            return False
        now = self._now()
        void = [(given.serial_number, now) for given in x509.load_pem_x509_certificates(kept.read_bytes())]
        write_private(self._folder / "revoked.crl", self._list([*self._revoked(), *void]))
        kept.unlink()
        return True

    def revoked(self) -> bytes:
        """The list of void certificates, for the broker."""
        path = self._folder / "revoked.crl"
        if not path.exists():
            write_private(path, self._list([]))
        return path.read_bytes()

    @property
    def accounts(self) -> set[str]:
        """Who has a certificate."""
        return {path.stem for path in self._issued.glob("*.crt")}

    # --- making ---------------------------------------------------------------------------------------------

    def _own(self, key: Key, name: str) -> x509.Certificate:
        subject = _name(name)
        usage = x509.KeyUsage(
            digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False, key_encipherment=False,
            data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = self._begun(subject, key, AUTHORITY_LIFE).issuer_name(subject)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        return builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())

    def _issue(
        self,
        certificate: Path,
        key: Path,
        name: str,
        use: x509.ObjectIdentifier,
        names: x509.SubjectAlternativeName | None,
    ) -> x509.Certificate:
        made = _new_key()
        builder = self._begun(_name(name), made, LIFE).issuer_name(self._certificate.subject)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
        signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(signer, critical=False)
        if names is not None:
            builder = builder.add_extension(names, critical=False)
        signed = builder.sign(self._key, hashes.SHA256())
        write_private(key, _pem(made))
        write_private(certificate, signed.public_bytes(serialization.Encoding.PEM))
        return signed

    def _begun(self, subject: x509.Name, key: Key, life: timedelta) -> x509.CertificateBuilder:
        now = self._now()
        builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - EARLIER).not_valid_after(now + life)
        own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        return builder.add_extension(own, critical=False)

    def _good(self, certificate: Path, key: Path | None, names: x509.SubjectAlternativeName | None) -> bool:
        """Ours, for these names, for some time yet, with its key."""
        if not certificate.exists() or (key is not None and not key.exists()):
            return False
        try:
            found = x509.load_pem_x509_certificate(certificate.read_bytes())
            found.verify_directly_issued_by(self._certificate)
            same = names is None or set(_names_of(found)) == set(names)
        except Exception:  # whatever is wrong with it, another one is made
            return False
        return same and found.not_valid_after_utc - RENEWED > self._now()

    def _list(self, void: Sequence[tuple[int, datetime]]) -> bytes:
        now = self._now()
        # OpenSSL refuses everybody once a list is over, so it is not over before the authority is.
        builder = x509.CertificateRevocationListBuilder().issuer_name(self._certificate.subject)
        builder = builder.last_update(now - EARLIER).next_update(self._certificate.not_valid_after_utc)
        for serial, since in void:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
            )
        return builder.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def _revoked(self) -> list[tuple[int, datetime]]:
        found = x509.load_pem_x509_crl(self.revoked())
        return [(entry.serial_number, entry.revocation_date_utc) for entry in found]


def _names_of(certificate: x509.Certificate) -> x509.SubjectAlternativeName:
    return certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _new_key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def _pem(key: Key) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _read_key(path: Path) -> Key:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError):
        key = None
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key
    raise ConfigError(f"{path} is not a key of this program's making: put the right one back from your backup")
