"""Invented people: names made of common parts, region by region; nobody is meant."""

from dataclasses import dataclass
from random import Random
from typing import Final

MALE, FEMALE = 1, 2


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a region's names are made of; `single` stand alone, as many names here do."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    last: tuple[str, ...]
    single_male: tuple[str, ...]
    single_female: tuple[str, ...]


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(","))


_ACEH: Final = NameParts(
    male=_names(
        "Muhammad, Zulkifli, Iskandar, Fakhrurrazi, Munawar, Taufik, Rahmad, Saiful, Ilham,"
        "Teuku Reza, Teuku Fauzan, Said Anwar, Muzakkir, Husaini, Azhari, Mukhlis"
    ),
    female=_names(
        "Nurul, Safrida, Mutia, Rahmawati, Nurhayati, Fitriani, Zahara, Yusnidar,"
        "Cut Meurah, Cut Intan, Cut Putri, Syarifah Laila, Marlina, Husna, Rauzah, Asmaul"
    ),
    last=_names(
        "Abdullah, Ismail, Usman, Yusuf, Hasan, Ibrahim, Ramadhan, Maulana, Akbar, Fahmi,"
        "Syahputra, Ananda, Kautsar, Fadhil, Mahdi, Nasution"
    ),
    single_male=_names("Bukhari, Jamaluddin, Zainuddin, Marzuki, Ridwan, Hamdani"),
    single_female=_names("Nuraini, Salmiah, Ruhani, Khairiah, Maisarah, Nurlela"),
)
_BENGKULU: Final = NameParts(
    male=_names(
        "Hendra, Agus, Deni, Rudi, Andi, Yoga, Feri, Joni, Rizki, Bayu, Eko, Heri, Doni, Arif,"
        "Putra, Gilang"
    ),
    female=_names(
        "Ratna, Desi, Lena, Yulia, Novita, Septi, Rini, Maya, Dewi, Eka, Fitri, Wulan, Nia,"
        "Tri, Resti"
    ),
    last=_names(
        "Saputra, Wijaya, Kurniawan, Pratama, Gunawan, Lestari, Anggraini, Sari, Utami,"
        "Marlina, Oktaria, Syafrudin, Effendi, Hartono, Puspita"
    ),
    single_male=_names("Suparman, Sugeng, Hasanudin, Mulyadi, Burhan, Syahril"),
    single_female=_names("Sumiati, Rosmini, Herlina, Suryani, Yusmaini, Megawati"),
)
_JAMBI: Final = NameParts(
    male=_names(
        "Hasbi, Ahmad, Zulfan, Rahman, Idris, Syafri, Hafiz, Ardiansyah, Mursalin, Nopri, Suhardi,"
        "Firman, Robi, Yandri, Hamzah, Aswin"
    ),
    female=_names(
        "Rosnah, Asmawati, Nurbaiti, Emilia, Rahmi, Zuraida, Melati, Nurjanah, Hasnah, Widya,"
        "Yenni, Suryati, Aisyah, Lisa, Vivi"
    ),
    last=_names(
        "Hakim, Siregar, Harahap, Mansur, Basri, Alamsyah, Fitrah, Yani, Arsyad, Kamil, Marpaung,"
        "Hanafi, Rasyid, Darwis, Safitri"
    ),
    single_male=_names("Ilyas, Sofyan, Kasim, Mukhtar, Tarmizi, Abdurrahman"),
    single_female=_names("Nurma, Halimah, Rukiah, Syamsiah, Zubaidah, Fatimah"),
)
_JAWA: Final = NameParts(
    male=_names(
        "Bambang, Slamet, Joko, Wahyu, Tri, Aris, Sigit, Budi, Nugroho, Danang, Teguh, Anang,"
        "Haryo, Yulianto, Dwi, Prasetyo"
    ),
    female=_names(
        "Sri, Endang, Wahyuni, Retno, Tri, Dyah, Ambar, Ningsih, Rahayu, Murni, Titik, Siti,"
        "Anis, Lestari, Kartika"
    ),
    last=_names(
        "Santoso, Widodo, Nugraha, Hartanto, Susanto, Purnomo, Setiawan, Raharjo, Handayani,"
        "Wulandari, Suryaningsih, Pamungkas, Wibowo, Utomo, Astuti"
    ),
    single_male=_names("Sukarno, Suparjo, Mujiono, Sarjono, Paidi, Wagimin, Ngadimin"),
    single_female=_names("Suminah, Sutinah, Poniyem, Warsiti, Tukinah, Sulastri"),
)
_PARTS: Final = {"lhokseumawe": _ACEH, "bungo": _JAMBI, "bantul": _JAWA}
_SINGLE_SHARE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Name:
    """One invented person's name and titles."""

    nama: str
    gelar_depan: str
    gelar_belakang: str


# what people of a family have studied: titles before and behind the name
_TITLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "kesehatan": (("", "A.Md.Keb."), ("Ns.", "S.Kep."), ("dr.", ""), ("", "S.K.M."), ("", "")),
    "pendidikan": (("", "S.Pd."), ("", "S.Pd."), ("", "M.Pd."), ("Drs.", ""), ("", "S.Pd.I.")),
    "umum": (("", "S.E."), ("", "S.Sos."), ("", "S.Kom."), ("", "A.Md."), ("", ""), ("", "")),
}
_LEADER_TITLES: Final = (("", "M.Si."), ("Dr.", "M.M."), ("Ir.", "M.T."), ("", "S.STP., M.Si."))


def invent_name(chance: Random, region: str, sex: int, family: str, *, leads: bool) -> Name:
    """A name of this region; leaders carry a leader's titles."""
    parts = _PARTS.get(region, _BENGKULU)
    firsts, singles = (
        (parts.male, parts.single_male) if sex == MALE else (parts.female, parts.single_female)
    )
    if chance.random() < _SINGLE_SHARE:
        nama = chance.choice(singles)
    else:
        nama = f"{chance.choice(firsts)} {chance.choice(parts.last)}"
    titles = _LEADER_TITLES if leads else _TITLES.get(family, _TITLES["umum"])
    front, back = chance.choice(titles)
    if sex == FEMALE and front == "Drs.":
        front = "Dra."
    return Name(nama, front, back)
