/**
 * `--report`: a page of the rows with their candidates and the reasons. It needs no other file.
 */
import { Stream } from "effect"
import type { MatchedRow } from "../../collection/index.ts"
import { type Candidate, trackUrl } from "../../matching/index.ts"
import { pageStyle } from "../picture/pageStyle.ts"
import { escape } from "../picture/svg.ts"
import { writeParticulars, writeRow, writeTrack } from "./rowText.ts"
import { outcomes, outcomeWords } from "./Tally.ts"

const style = `${pageStyle}
[hidden]{display:none!important}
.bar{display:flex;height:10px;border-radius:5px;overflow:hidden;margin:0 0 16px;background:#232a38}
.bar i{background:var(--c)}
nav{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 20px}
nav button{all:unset;cursor:pointer;padding:6px 14px;border-radius:999px;background:#171c26;border:1px solid #232a38;color:#9aa4b2}
nav button[aria-pressed=true]{color:#0f131a;background:var(--c,#e6e9ef);border-color:transparent;font-weight:600}
nav button:focus-visible,summary:focus-visible{outline:2px solid #5ac8fa;outline-offset:2px}
.matched{--c:#4cd08a}.otherVersion{--c:#5ac8fa}.ambiguous{--c:#f5b545}.none{--c:#8b95a5}.failed{--c:#ff6b6b}
article{background:#171c26;border:1px solid #232a38;border-left:4px solid var(--c);border-radius:12px;padding:14px 18px;margin:0 0 10px;content-visibility:auto;contain-intrinsic-size:auto 92px}
article header{display:flex;gap:16px;justify-content:space-between;align-items:baseline}
article h2{font-size:15px;margin:0;overflow-wrap:anywhere}
.tag{color:var(--c);font-weight:600;white-space:nowrap;font-size:13px}
article p{margin:4px 0 0;overflow-wrap:anywhere}
summary{cursor:pointer;color:#9aa4b2;margin-top:8px;font-size:13px}
ol{margin:8px 0 0;padding-left:22px}li{margin:0 0 10px}
li b{font-variant-numeric:tabular-nums;margin-right:8px}
ul{margin:4px 0 0;padding-left:18px;color:#9aa4b2;font-size:13px}ul li{margin:0}
[data-for=pro]{color:#7ddcaa}[data-for=con]{color:#ff9a9a}
`

const script = `
const rows = [...document.querySelectorAll("article")], counts = new Map()
for (const row of rows) counts.set(row.className, (counts.get(row.className) ?? 0) + 1)
document.querySelector("#count").textContent = rows.length + (rows.length === 1 ? " row" : " rows")
for (const button of document.querySelectorAll("nav button")) {
  const kind = button.dataset.kind, count = kind ? (counts.get(kind) ?? 0) : rows.length
  button.append(" " + count)
  button.hidden = kind !== "" && count === 0
  const bar = document.querySelector(".bar ." + (kind || "all"))
  if (bar) bar.style.width = (100 * count) / Math.max(1, rows.length) + "%"
  button.onclick = () => {
    for (const other of document.querySelectorAll("nav button")) other.setAttribute("aria-pressed", other === button)
    for (const row of rows) row.hidden = kind !== "" && row.className !== kind
  }
}
`

const head = (title: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${style}</style></head><body><main>
<h1>${escape(title)}</h1><p id="count"></p>
<div class="bar">${outcomes.map((name) => `<i class="${name}" title="${outcomeWords[name]}"></i>`).join("")}</div>
<nav><button data-kind="" aria-pressed="true">all</button>${outcomes
  .map(
    (name) =>
      `<button class="${name}" data-kind="${name}" aria-pressed="false">${outcomeWords[name]}</button>`
  )
  .join("")}</nav>
`

const foot = `</main><script>${script}</script></body></html>\n`

const link = (track: Candidate["track"]): string =>
  `<a href="${escape(trackUrl(track))}">${escape(writeTrack(track))}</a> <small>${escape(writeParticulars(track))}</small>`

const candidate = ({ components, confidence, track }: Candidate): string =>
  `<li><b>${Math.round(confidence * 100)} %</b>${link(track)}<ul>${components
    .flatMap(({ explanation, value, weight }) =>
      value === null
        ? []
        : [`<li data-for="${weight > 0 ? "pro" : weight < 0 ? "con" : ""}">${escape(explanation)}</li>`]
    )
    .join("")}</ul></li>`

const article = ({ decision, row }: MatchedRow): string => {
  const { candidates, confidence, outcome, reasons, track } = decision
  const sure = outcome === "matched" ? `, ${Math.round(confidence * 100)} %` : ""
  const others =
    candidates.length === 0
      ? ""
      : `<details${outcome === "ambiguous" ? " open" : ""}><summary>${candidates.length} ${candidates.length === 1 ? "candidate" : "candidates"}</summary><ol>${candidates.map(candidate).join("")}</ol></details>`
  return `<article class="${outcome}"><header><h2>${escape(writeRow(row.track))}</h2><span class="tag">${outcomeWords[outcome]}${sure}</span></header>${track === null ? "" : `<p>${link(track)}</p>`}<p><small>${escape(decision.failure?.message ?? reasons.join(" "))}</small></p>${others}</article>\n`
}

/** Makes the page, a row at a time. */
export const reportPage = <E, R>(
  title: string,
  rows: Stream.Stream<MatchedRow, E, R>
): Stream.Stream<string, E, R> =>
  Stream.succeed(head(title)).pipe(
    Stream.concat(Stream.map(rows, article)),
    Stream.concat(Stream.succeed(foot))
  )
