"""Tables of the script-neutral skeleton: which letter stands for which, and which pairs are one sound.

Folding first spells a text in plain Latin letters (`spell`), then shortens each word until no pair of `PAIRS`
is left in it (`shorten`). Because a finished word holds no such pair, folding it again changes nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from portal.text.letters import CYRILLIC_EXTRAS, LATIN_EXTRAS

_CYRILLIC: Final[dict[str, str]] = {
    **dict(zip("абвгдезиклмнопрстуфхэ", "abvgdeziklmnoprstufhe", strict=True)),
    **dict(zip("әғқөұүһі", "agkouuhi", strict=True)),
    **dict(zip("ыйё", "iie", strict=True)),
    **{
        "ж": "j",
        "ң": "ng",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
    },
}
_GREEK: Final[dict[str, str]] = {
    **dict(zip("αβγδεζηικλμνοπρστυφω", "avgdeziiklmnoprstufo", strict=True)),
    **{"θ": "t", "ξ": "ks", "σ": "s", "ς": "s", "χ": "h", "ψ": "ps"},
}
_LATIN: Final[dict[str, str]] = {"q": "k", "w": "u", "x": "ks", "y": "i"}
_SILENT: Final = dict.fromkeys("'\u02b9\u02ba\u2032\u2033", "")  # apostrophes, and the soft sign of libraries

# Composed letters whose mark changes the sound; every other mark is dropped.
MARKED: Final = str.maketrans(
    {"ý": "u", "ỳ": "u", "ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "j", "№": " "}
)
PLAIN: Final = str.maketrans(
    {
        **{letter: _CYRILLIC[kin] for letter, kin in CYRILLIC_EXTRAS.items()},
        **_CYRILLIC,
        **_GREEK,
        **LATIN_EXTRAS,
        **_LATIN,
        **_SILENT,
    }
)

# Capitals stand for sounds written with two letters, until the word is done: S = sh, C = ch, N = ng.
_SOUNDS: Final = str.maketrans({"S": "sh", "C": "ch", "N": "n"})
_DOUBLED: Final = {letter * 2: letter for letter in "abcdefghijklmnopqrstuvwxyzSCN"}
PAIRS: Final[dict[str, str]] = {
    **_DOUBLED,
    **{"kh": "h", "gh": "g", "zh": "j", "sh": "S", "ch": "C"},
    **{"zj": "j"},  # зж is also written zzh
    **{"sC": "S", "SC": "S", "sS": "S"},  # щ is written shch, sch and, in Kazakh words, sh
    **{"ng": "N", "Ng": "N", "Nh": "N", "Nn": "N", "nN": "N"},  # ң is written n and ng, ңғ also ngg and nggh
    **{"ie": "e"},  # е is written ye after a vowel and at the beginning
}


@lru_cache(maxsize=65_536)
def shorten(word: str) -> str:
    """Return the skeleton of a word of plain letters; linear, because every exchange makes it shorter."""
    done: list[str] = []
    for letter in word:
        sound: str | None = letter
        while sound is not None:
            pair = PAIRS.get(done[-1] + sound) if done else None
            if pair is None:
                done.append(sound)
            else:
                done.pop()
            sound = pair
    return "".join(done).translate(_SOUNDS)
