"""Any text at all, and texts dense in what the language chain reacts to."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

REACTIVE = "кгзшщчцхһңғқйёіїыъьиеюяАВУХҚЖІ" + "kghzscnieyjqwxACSNHKIaou" + "άΑΧ№①ﬃΐßİıə" + "áýỳğşçñŉ"
SEPARATORS = " '’´`-‐.,_«»\"\n\t\u00a0\u00ad\u200b\u0301\u0306\u0308\x00\ud800\ufe0f09٣"

any_text = st.one_of(
    st.text(st.characters()),  # lone surrogates and NUL included
    st.text(st.sampled_from(REACTIVE + SEPARATORS), max_size=40),
    st.text(st.sampled_from("kghzscnie'"), max_size=40),
)
thorough = settings(deadline=None, max_examples=200)
