/** The style of the page that `reportHtml` makes: the paper theme, night where the reader prefers it, ink on white in print. */
export const reportPageStyle = `:root {
  color-scheme: light dark;
  --ground: #F6F3EC;
  --panel: #FFFDF8;
  --ink: #1E2430;
  --soft: #5C6573;
  --line: #DED8CB;
  --error: #B8322A;
  --warning: #845510;
  --notice: #14706A;
  --sans: "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif;
  --serif: "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0D1320;
    --panel: #131B2B;
    --ink: #E9EDF4;
    --soft: #9BA8BB;
    --line: #25314A;
    --error: #FF7A63;
    --warning: #E2B354;
    --notice: #45C4B6;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0 auto;
  padding: 40px 32px 72px;
  max-width: 1120px;
  background: var(--ground);
  color: var(--ink);
  font: 14px/1.6 var(--sans);
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
  line-break: strict;
}
h1, h2 { font-family: var(--serif); font-weight: 700; margin: 0; }
h1 { font-size: 27px; line-height: 1.25; }
h2 { font-size: 19px; line-height: 1.35; }
h3 { font-size: 14px; font-weight: 600; margin: 0; }
p { margin: 0; }
a { color: inherit; text-underline-offset: 3px; text-decoration-color: var(--soft); text-decoration-thickness: 1px; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--error); outline-offset: 3px; }
[lang="en"].also { color: var(--soft); font-family: var(--sans); font-weight: 400; font-size: 0.86em; }
h1 .also, h2 .also { font-size: 15px; margin-inline-start: 6px; }
.equation { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 18px; margin: 22px 0 0; padding: 0; }
.equation div { display: flex; flex-direction: column-reverse; }
.equation dt { color: var(--soft); font-size: 12px; }
.equation dd { margin: 0; font-size: 32px; line-height: 1.2; }
.equation dd::before { display: inline-block; width: 38px; color: var(--soft); }
.equation div:nth-child(2) dd::before { content: "="; }
.equation div:nth-child(3) dd::before { content: "+"; }
.equation div + div dt { padding-inline-start: 38px; }
.soft { color: var(--soft); }
.levels { display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 18px 0 0; padding: 0; list-style: none; }
.level { white-space: nowrap; }
.level::before {
  content: "";
  display: inline-block;
  width: 9px;
  height: 9px;
  margin-inline-end: 7px;
  border: 2px solid currentColor;
  background: currentColor;
}
.error { color: var(--error); }
.warning { color: var(--warning); }
.notice { color: var(--notice); }
.warning::before { transform: rotate(45deg) scale(0.86); }
.notice::before { border-radius: 50%; background: transparent; }
.level .also { color: inherit; }
section { margin-top: 44px; }
section > h2 { padding-bottom: 8px; border-bottom: 1px solid var(--line); }
section.file > h2 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; }
section.file > h2 a .also { margin: 0; font-size: inherit; }
section.file > h2 a { margin-inline-start: auto; font: 12px var(--sans); color: var(--soft); }
.sheet { color: var(--soft); }
h2 .sheet { font-size: 16px; }
.tally { margin: 10px 0 0; color: var(--soft); }
.tally strong { color: var(--ink); font-weight: 600; }
table { width: 100%; margin-top: 8px; border-collapse: collapse; }
th, td { padding: 5px 16px 5px 0; text-align: start; vertical-align: baseline; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-size: 12px; }
th { font-weight: 400; }
tbody th { font-family: var(--serif); font-size: 15px; }
.files tbody th { font-family: inherit; font-size: 14px; }
.files th:first-child { width: 34%; }
.headings th:first-child { width: 34%; }
tr > :last-child { padding-inline-end: 0; }
.number { text-align: end; white-space: nowrap; }
.row { width: 120px; white-space: nowrap; }
.value { width: 240px; }
.group { margin-top: 26px; }
.group h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; }
.group code { color: var(--soft); font: 400 12px ui-monospace, Menlo, Consolas, monospace; }
.group .column { font-family: var(--serif); font-size: 15px; }
.group .count { color: var(--soft); font-weight: 400; }
.reason { font-weight: 500; }
.remedy { color: var(--soft); }
.group p > .also, .wide > .also, .remedy > .also { display: block; }
.rows { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 0 24px; margin: 10px 0 0; padding: 0; list-style: none; }
.rows li { display: flex; gap: 14px; padding: 4px 0; border-bottom: 1px solid var(--line); }
.rows .place { color: var(--soft); min-width: 5.5em; white-space: nowrap; }
.zero { color: var(--soft); }
.group > p { margin-top: 4px; }
details { margin-top: 12px; }
summary { cursor: pointer; color: var(--soft); width: fit-content; }
.empty { color: var(--soft); margin-top: 10px; }
footer { margin-top: 56px; padding-top: 10px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
@media (max-width: 640px) {
  body { padding: 24px 16px 48px; }
  h1 { font-size: 23px; }
  .equation { gap: 6px 12px; }
  .equation dd { font-size: 25px; }
  .equation .also { display: block; }
  .equation dd::before { width: 26px; }
  .equation div + div dt { padding-inline-start: 26px; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: auto 1fr; gap: 0 12px; padding: 7px 0; border-bottom: 1px solid var(--line); }
  td, tbody th { display: block; width: auto; padding: 0; border: 0; text-align: start; }
  td.wide, tbody th { grid-column: 1 / -1; }
  .files th:first-child, .headings th:first-child { width: auto; }
  .files tr { grid-template-columns: repeat(3, 1fr); }
  .files td { text-align: start; }
  .headings tr { grid-template-columns: 42% 1fr; }
  .headings th, .headings td.wide { grid-column: auto; }
  td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-size: 12px; }
}
@media print {
  :root { color-scheme: light; --ground: #FFF; --panel: #FFF; --ink: #000; --soft: #444; --line: #BBB; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  section.file > h2 a { display: none; }
  tr, .group h3 { break-inside: avoid; }
  .group h3, h2 { break-after: avoid; }
}
@media (forced-colors: active) {
  .level::before { forced-color-adjust: none; }
}
`;
