/** The report page's style: no resource from outside, light and dark, one column on a phone. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --quiet: #5b6675; --page: #f6f7f9; --card: #ffffff; --rule: #dfe3e8;
  --good: #0b6e4f; --bad: #b3261e; --warn: #8a5a00; --note: #2f5d9b; --good-soft: #e3f4ec; --bad-soft: #fdeae8;
  --warn-soft: #fdf3dc; --note-soft: #e6eefa; --quiet-soft: #eceff2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --quiet: #a3adba; --page: #12161c; --card: #1a2029;
  --rule: #2d3541; --good: #6fd3ac; --bad: #ff9d94; --warn: #f0c46a; --note: #9cc1f5; --good-soft: #12352a;
  --bad-soft: #441d1a; --warn-soft: #3b2e10; --note-soft: #1b2f4b; --quiet-soft: #262d37; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI",
  Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
main, header.top { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { padding-top: 2.5rem; }
h1 { font-size: 1.1rem; font-weight: 600; color: var(--quiet); margin: 0 0 .25rem; letter-spacing: .01em; }
.verdict { font-size: clamp(1.7rem, 5vw, 2.5rem); line-height: 1.15; font-weight: 700; margin: 0 0 1.25rem;
  letter-spacing: -.015em; }
.verdict.good { color: var(--good); }
.verdict.bad { color: var(--bad); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(12.5rem, 42%), 1fr)); gap: .9rem 1.5rem;
  margin: 0 0 2rem; padding: 1rem 0; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
dl.facts dt { font-size: .8rem; color: var(--quiet); }
dl.facts dd { margin: 0; font-weight: 600; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: inherit; text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--note); outline-offset: 2px;
  border-radius: 3px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
th { font-size: .8rem; font-weight: 600; color: var(--quiet); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
.id { display: block; font: .78rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--quiet); }
.badge { display: inline-block; padding: .1rem .55rem; border-radius: 1rem; font-size: .8rem; font-weight: 600;
  white-space: nowrap; background: var(--quiet-soft); color: var(--quiet); }
.badge.pass { background: var(--good-soft); color: var(--good); }
.badge.fail { background: var(--bad-soft); color: var(--bad); }
.badge.known { background: var(--warn-soft); color: var(--warn); }
.badge.reported { background: var(--note-soft); color: var(--note); }
.quiet { color: var(--quiet); font-size: .9rem; }
section.notebook { background: var(--card); border: 1px solid var(--rule); border-radius: .75rem; padding: 1.25rem
  1.5rem 1.5rem; margin: 1.25rem 0; }
section.notebook h2 { margin: 0; }
.heading { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: center; }
.problem { background: var(--bad-soft); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; }
.problem p { margin: 0; font-weight: 600; color: var(--bad); }
pre, code { font: .85rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.problem pre { margin: .4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 1.25rem 0 0; }
figure img { display: block; max-width: 100%; height: auto; background: #fff; border-radius: .4rem; border: 1px solid
  var(--rule); }
figcaption { margin-top: .6rem; font-size: .92rem; max-width: 46rem; }
figcaption ul { margin: .4rem 0 0; padding: 0; list-style: none; color: var(--quiet); display: flex; flex-wrap: wrap;
  gap: 0 1.5rem; }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--quiet); font-size: .9rem; }
.sparkline { overflow: visible; max-width: none; }
.sparkline polyline { fill: none; stroke: var(--note); stroke-width: 1.5; stroke-linejoin: round; }
.sparkline .base { stroke: var(--rule); }
.sparkline circle.good { fill: var(--note); }
.sparkline circle.bad { fill: var(--bad); }
footer { max-width: 62rem; margin: 2rem auto 3rem; padding: 0 1.25rem; }
@media (max-width: 40rem) { table.stacked thead { position: absolute; clip-path: inset(50%); } table.stacked tr {
  display: grid; grid-template-columns: 1fr 1fr; gap: .1rem .9rem; padding: .7rem 0; border-bottom: 1px solid
  var(--rule); } table.stacked td { border: 0; padding: 0; text-align: left; } table.stacked td.number::before {
  content: attr(data-name) " "; color: var(--quiet); } table.stacked td.history, table.stacked td.wide { grid-column:
  1 / -1; } section.notebook { padding: 1rem; } table.stacked td.number { white-space: normal; } }
`;
