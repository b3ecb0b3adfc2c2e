"""Write resources/pinyin.txt: one reading per character and the surnames that are read otherwise.

The table spares the program importing a pronunciation library at start (a fifth of a second and 65 MB).
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, pinyin

# Readings as family names, after the Modern Chinese Dictionary.
SURNAMES = {
    "仇": "qiu", "单": "shan", "解": "xie", "区": "ou", "查": "zha", "曾": "zeng", "任": "ren", "盖": "ge",
    "朴": "piao", "翟": "zhai", "尉迟": "yu'chi", "万俟": "mo'qi", "长孙": "zhang'sun", "尹": "yin", "冼": "xian",
    "乐": "yue", "缪": "miao", "员": "yun", "宓": "fu", "折": "she", "种": "chong", "秘": "bi", "黑": "he",
    "钭": "tou", "么": "yao", "令狐": "ling'hu", "澹台": "tan'tai", "鲜于": "xian'yu", "覃": "qin", "逄": "pang",
    "华": "hua", "纪": "ji", "燕": "yan", "葛": "ge", "应": "ying", "宁": "ning", "郗": "xi", "召": "shao",
}  # fmt: skip


def main() -> None:
    """Write the table beside the other resources."""
    by_reading: dict[str, list[str]] = {}
    for code in [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), 0x3007]:
        character = chr(code)
        reading = pinyin(character, style=Style.NORMAL, errors="ignore")
        if reading and reading[0] and reading[0][0].isascii():
            by_reading.setdefault(reading[0][0].replace("ü", "v"), []).append(character)
    lines = [f"{reading} {''.join(characters)}" for reading, characters in sorted(by_reading.items())]
    lines += [f"={surname} {reading}" for surname, reading in SURNAMES.items()]
    Path(__file__).resolve().parents[1].joinpath("resources/pinyin.txt").write_text(
        "\n".join(lines) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
