"""What an emoji is called where paper cannot show it: the words guests know from chats, in brackets."""

from __future__ import annotations

import unicodedata

LONGEST = 28
_PERSONS = frozenset("👨👩👧👦🧑👶🧒👴👵")
_FAMILY = ("家人", "family")
_ANY = ("表情", "emoji")
# Those that turn up in complaints and praise; the English of the others is what Unicode calls them.
_WORDS: dict[str, tuple[str, str]] = {
    **dict.fromkeys("😀😃😄😁😆😊🙂☺", ("微笑", "smile")),
    **dict.fromkeys("😂🤣", ("笑哭", "laughing")),
    **dict.fromkeys("😍🥰😘", ("喜爱", "in love")),
    **dict.fromkeys("😢😭🥺", ("流泪", "crying")),
    **dict.fromkeys("😡😠🤬👿", ("生气", "angry")),
    **dict.fromkeys("😞😔☹🙁😟", ("难过", "sad")),
    **dict.fromkeys("😱😨😰", ("惊恐", "scared")),
    **dict.fromkeys("🤔", ("思考", "thinking")),
    **dict.fromkeys("😅😓", ("汗", "sweat")),
    **dict.fromkeys("😴💤", ("睡觉", "asleep")),
    **dict.fromkeys("🤢🤮", ("恶心", "sick")),
    **dict.fromkeys("🙄😒", ("白眼", "rolling eyes")),
    **dict.fromkeys("❤💕💖💗💛💚💙🧡💜", ("爱心", "heart")),
    "💔": ("心碎", "broken heart"),
    "👍": ("赞", "thumbs up"),
    "👎": ("踩", "thumbs down"),
    "👏": ("鼓掌", "applause"),
    "🙏": ("合十", "thanks"),
    "💪": ("加油", "strong"),
    "👌": ("好的", "OK"),
    "✌": ("胜利", "victory"),
    "🤝": ("握手", "handshake"),
    "👋": ("再见", "waving"),
    "🌹": ("玫瑰", "rose"),
    "💐": ("鲜花", "flowers"),
    "🎉": ("庆祝", "party"),
    "🎂": ("蛋糕", "cake"),
    "🎁": ("礼物", "present"),
    "🔥": ("火", "fire"),
    "💯": ("满分", "full marks"),
    "✅": ("对", "tick"),
    "❌": ("错", "cross"),
    "❗": ("！", "!"),
    "❓": ("？", "?"),
    "⭐": ("星", "star"),
    "🏨": ("酒店", "hotel"),
    "🛏": ("床", "bed"),
    "🚿": ("淋浴", "shower"),
    "💧": ("水滴", "water"),
    "🔑": ("钥匙", "key"),
    "🐛": ("虫", "bug"),
    "🦟": ("蚊子", "mosquito"),
    "🍳": ("早餐", "cooking"),
    "🚗": ("汽车", "car"),
    "📞": ("电话", "telephone"),
}


def emoji_words(cluster: str, language: str) -> str:
    """Return a word in brackets for what a reader sees as one emoji; empty for what is none."""
    first = cluster[0]
    if not _is_emoji(first):
        return ""
    persons = sum(letter in _PERSONS for letter in cluster)
    chinese, english = _FAMILY if persons > 1 else _WORDS.get(first, (_ANY[0], ""))
    if language == "en":
        return f"[{english or _named(first)}]"
    return f"[{chinese}]"


def _is_emoji(letter: str) -> bool:
    code = ord(letter)
    return 0x1F000 <= code <= 0x1FAFF or (0x2600 <= code <= 0x27BF) or letter in _WORDS


def _named(letter: str) -> str:
    """Return what Unicode calls it, without the words that only tell it from its neighbours."""
    words = unicodedata.name(letter, "").lower().removesuffix(" sign").removesuffix(" symbol")
    return words if 0 < len(words) <= LONGEST else _ANY[1]
