"""The look of every page, on screen and on paper. No file, font or script from outside."""

CSS = """
:root{--ink:#1c2127;--soft:#5d6873;--faint:#96a0a9;--rule:#dfe3e7;--wash:#f6f7f8;--brand:#9f1d27;
--missing:#b3261e;--added:#1b7a41;--retimed:#a05a00;--moved:#6b3fa0;--renamed:#1663a6;--ripple:#c2410c}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff;
font:14px/1.45 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
main{max-width:1180px;margin:0 auto;padding:28px 32px 64px}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}
header{border-top:5px solid var(--brand);padding-top:18px;margin-bottom:22px}
.kicker{font-size:11px;letter-spacing:.14em;text-transform:uppercase;color:var(--brand);font-weight:600}
h1{font-size:27px;line-height:1.2;margin:4px 0 10px;font-weight:650;letter-spacing:-.01em}
h2{font-size:13px;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:34px 0 10px;
font-weight:600}
.verdict{font-size:16px;margin:0 0 14px}
.meta{display:flex;flex-wrap:wrap;gap:6px 28px;margin:0;color:var(--soft);font-size:13px}
.meta div{display:flex;gap:7px}.meta dt{color:var(--faint)}.meta dd{margin:0;color:var(--ink)}
.tc,.num{font-variant-numeric:tabular-nums;white-space:nowrap}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin:14px 0 0;padding:0;list-style:none}
.chip{border:1px solid var(--rule);border-radius:999px;padding:2px 11px;font-size:12.5px;background:#fff}
.chip b{font-variant-numeric:tabular-nums;margin-right:5px}
.tag{display:inline-block;border-radius:3px;padding:0 6px;font-size:11px;line-height:17px;font-weight:600;
color:#fff;
letter-spacing:.02em;background:var(--soft)}
.missing{--hue:var(--missing);--tint:#fcefee}.added{--hue:var(--added);--tint:#edf7f0}
.retimed{--hue:var(--retimed);--tint:#fdf5e8}
.moved{--hue:var(--moved);--tint:#f5f0fb}.renamed{--hue:var(--renamed);--tint:#edf4fb}
.ripple{--hue:var(--ripple);--tint:#fff3ea}
.tag.missing,.tag.added,.tag.retimed,.tag.moved,.tag.renamed,.tag.ripple{background:var(--hue)}
.chip.missing,.chip.added,.chip.retimed,.chip.moved,.chip.renamed,.chip.ripple{border-color:var(--hue);
color:var(--hue)}
.overview{width:100%;height:auto;display:block;border:1px solid var(--rule);border-radius:6px;
background:#fff}
.legend{color:var(--soft);font-size:12px;margin:6px 0 0}
table{border-collapse:collapse;width:100%}
th{font-size:11px;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);text-align:left;
font-weight:600;
border-bottom:1.5px solid var(--ink);padding:5px 10px 5px 0;vertical-align:bottom;background:#fff}
td{padding:6px 10px 6px 0;vertical-align:top;border-bottom:1px solid var(--rule)}
td.num,th.num{text-align:right;padding-right:18px}
td:last-child.num,th:last-child.num{padding-right:4px}
.script{table-layout:fixed}
.script thead th{position:sticky;top:0;z-index:1}
.script tr[id]{scroll-margin-top:40px}
.script td:first-child,.script th:first-child{padding-left:8px}
.line{color:var(--faint);font-size:11.5px;font-variant-numeric:tabular-nums;text-align:right}
.stamp{font-variant-numeric:tabular-nums;font-size:12.5px;color:var(--soft);white-space:nowrap}
.estimated{font-style:italic;color:var(--faint)}.corrected{color:var(--retimed)}
.picture{font-weight:550}
.kind{color:var(--faint);font-size:11.5px;font-weight:400}
.speaker{display:block;font-size:11.5px;font-weight:650;letter-spacing:.06em;margin:0 0 1px}
.narration .speaker{color:#0b6e7f}.sync .speaker,.voice-over .speaker{color:#8a6100}
.speech{margin:0 0 6px;padding-left:10px;border-left:2.5px solid var(--rule)}
.narration{border-left-color:#37a7ba}.sync,.voice-over{border-left-color:#e0a92e}
.speech:last-child{margin-bottom:0}
.cue{color:var(--moved);font-size:12px;letter-spacing:.03em;margin:0 0 4px}
tr.missing td,tr.added td,tr.moved td,tr.retimed td,tr.renamed td{background:var(--tint)}
tr.missing td:first-child,tr.added td:first-child,tr.moved td:first-child,tr.retimed td:first-child,
tr.renamed td:first-child{box-shadow:inset 3px 0 0 var(--hue)}
tr.missing .picture{text-decoration:line-through;text-decoration-color:var(--missing);
text-decoration-thickness:1px}
tr.band td{background:var(--tint);border-top:1.5px solid var(--hue);border-bottom:1.5px solid var(--hue);
color:var(--hue);
padding:7px 10px;font-weight:600}
tr.band .why{font-weight:400;color:var(--ink);margin-left:10px}
tr.fold td{color:var(--faint);text-align:center;font-size:12px;background:var(--wash)}
.clip{display:flex;gap:8px;margin:0 0 3px}.clip .name{overflow-wrap:anywhere;min-width:0}
.clip.added{color:var(--added)}
.delta{font-variant-numeric:tabular-nums;font-size:12px;color:var(--faint);text-align:right}
.script td.delta,.script th:last-child{padding-right:4px}
.notes{margin:3px 0 0;font-size:12px;color:var(--hue,var(--soft))}
.flag{font-size:12px;color:var(--retimed);margin:3px 0 0}.flag.error{color:var(--missing)}
.flag.info{color:var(--soft)}
.quiet{color:var(--soft)}
details summary{cursor:pointer;color:var(--soft);margin-bottom:8px}
footer{margin-top:40px;color:var(--faint);font-size:11.5px;border-top:1px solid var(--rule);
padding-top:10px}
@media print{@page{margin:12mm}main{max-width:none;padding:0;zoom:.66}tr{break-inside:avoid}
thead{display:table-header-group}.script thead th{position:static}header{padding-top:10px}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}.findings:has(details:not([open])){display:none}}
@media (max-width:760px){main{padding:16px 12px}.script{table-layout:auto}}
"""
