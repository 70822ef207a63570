"""Texts that would do something, were they ever taken for anything but text.

Each that makes an element of its own makes one that no page of ours has (`x-probe`), or hangs an `on…` on
one, so that a page gives itself away even where nothing runs.
"""

PROBE = "x-probe"
ALERT = "alert(1)"

ELEMENTS = (
    f"<script>{ALERT}</script>",
    f"<SCRIPT>{ALERT}</SCRIPT >",
    f"<script/x>{ALERT}</script>",
    f"<scr<script>ipt>{ALERT}</scr</script>ipt>",
    f"</script><script>{ALERT}</script>",
    f"</title><script>{ALERT}</script>",
    f"</textarea><script>{ALERT}</script>",
    f"</style><script>{ALERT}</script>",
    f"</noscript><script>{ALERT}</script>",
    f"--><script>{ALERT}</script>",
    f"]]><script>{ALERT}</script>",
    f"<x-probe>{ALERT}</x-probe>",
    f"<x-probe onclick={ALERT} autofocus tabindex=1 onfocus={ALERT}>",
    f"<img src=x onerror={ALERT}>",
    f"<img/src=x/onerror={ALERT}>",
    f"<img src=x onerror='{ALERT}' <b>",
    f"<svg onload={ALERT}>",
    f"<svg/onload={ALERT}>",
    f"<svg><script>{ALERT}</script></svg>",
    f"<svg><a href=javascript:{ALERT}><x-probe>a</x-probe></a></svg>",
    f"<math><mtext><x-probe><img src=x onerror={ALERT}>",
    f"<body onload={ALERT}>",
    f"<details open ontoggle={ALERT}>",
    f"<video><source onerror={ALERT}></video>",
    f"<audio src=x onerror={ALERT}>",
    f"<input onfocus={ALERT} autofocus>",
    f"<select onfocus={ALERT} autofocus><option>",
    f"<marquee onstart={ALERT}>",
    f"<iframe srcdoc='<script>parent.{ALERT}</script>'></iframe><x-probe>",
    f"<iframe src=javascript:{ALERT}></iframe><x-probe>",
    f"<object data=javascript:{ALERT}><x-probe>",
    f"<embed src=javascript:{ALERT}><x-probe>",
    "<base href=//evil.example/><x-probe>",
    "<meta http-equiv=refresh content=0;url=//evil.example/><x-probe>",
    "<link rel=stylesheet href=//evil.example/a.css><x-probe>",
    f"<form action=javascript:{ALERT}><button>go</button><x-probe></form>",
    f"<style>@import'javascript:{ALERT}';</style><x-probe>",
    f"<template><x-probe></template><x-probe onclick={ALERT}>",
    f"<x-probe style=animation-name:x onanimationstart={ALERT}>",
    f"<!--[if gte IE 4]><script>{ALERT}</script><![endif]--><x-probe>",
)
"""What opens an element."""

ATTRIBUTES = (
    f'" onmouseover="{ALERT}" x="',
    f"' onmouseover='{ALERT}' x='",
    f'" autofocus onfocus={ALERT} x="',
    f"' autofocus onfocus={ALERT} x='",
    f'"><x-probe onclick={ALERT}>',
    f"'><x-probe onclick={ALERT}>",
    f"` onerror=`{ALERT}",
    f"x onload={ALERT} ",
)
"""What closes an attribute it might stand in."""

LINKS = (
    f"[a](javascript:{ALERT})",
    f"[a](JaVaScRiPt:{ALERT})",
    f"[a](\tjavascript:{ALERT})",
    f"[a](data:text/html,<script>{ALERT}</script>)",
    f"[a](vbscript:{ALERT})",
    f"![a](javascript:{ALERT})",
    f"<javascript:{ALERT}>",
    f'[a](https://example.org "x" onmouseover="{ALERT})',
    f"[a][b]\n\n[b]: javascript:{ALERT}",
)
"""What Markdown would make a link of."""

OTHERS = (
    "{{ 7|add:'7' }}{% load static %}",
    f"${{{ALERT}}} #{{7*7}} <%= 7*7 %>",
    f"&lt;script&gt;{ALERT}&lt;/script&gt; &#x3C;x-probe&#x3E;",
    f"%3Cscript%3E{ALERT}%3C/script%3E \\u003cx-probe\\u003e",
    f"\u202e>tpircs<{ALERT} ＜x-probe＞",
    f'","x":"</script><x-probe onclick={ALERT}>',
)
"""Other languages' syntax, texts escaped once already, letters that only look like brackets, JSON."""

PAYLOADS = (*ELEMENTS, *ATTRIBUTES, *LINKS, *OTHERS)
assert len(PAYLOADS) >= 60
