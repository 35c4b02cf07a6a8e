/**
 * A page of tracks: pictures, and a table with covers and previews. It needs no other file; only covers and previews are
 * loaded, from Beatport.
 */
import { GenreReference } from "../../schemas/Genre.ts"
import { Key } from "../../schemas/Key.ts"
import { Store } from "../../schemas/Store.ts"
import { Track } from "../../schemas/Track.ts"
import { formatLength } from "../output/columns.ts"
import { collectFacts, type Pictured } from "./Facts.ts"
import { pageStyle } from "./pageStyle.ts"
import { escape, makePictures } from "./svg.ts"

const style = `${pageStyle}
.pictures{columns:2 440px;column-gap:20px;margin-bottom:12px}
figure{margin:0 0 20px;break-inside:avoid;background:#171c26;border:1px solid #232a38;border-radius:14px;padding:20px}
figure svg{display:block;width:100%;height:auto}
figcaption{font-weight:600;margin-bottom:14px}
.list{background:#171c26;border:1px solid #232a38;border-radius:14px;overflow-x:auto}
table{border-collapse:collapse;width:100%}
th{position:sticky;top:0;background:#171c26;text-align:left;font-size:12px;color:#9aa4b2;padding:12px;white-space:nowrap}
th button{all:unset;cursor:pointer}
th button:focus-visible{outline:2px solid #5ac8fa;border-radius:4px}
th[aria-sort=ascending] button::after{content:" ▲"}
th[aria-sort=descending] button::after{content:" ▼"}
td{padding:8px 12px;border-top:1px solid #232a38}
td.n{text-align:right;font-variant-numeric:tabular-nums}
td.d{white-space:nowrap}
td img{width:44px;height:44px;border-radius:6px;display:block;background:#232a38}
td audio{height:32px;width:210px}
`

const script = `
for (const [index, button] of [...document.querySelectorAll("th button")].entries()) button.onclick = () => {
  const head = button.parentElement, body = document.querySelector("tbody"), column = head.cellIndex
  const up = head.getAttribute("aria-sort") !== "ascending"
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort")
  head.setAttribute("aria-sort", up ? "ascending" : "descending")
  const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent
  const order = (a, b) => value(a).localeCompare(value(b), undefined, { numeric: true })
  body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))))
}
for (const cover of document.querySelectorAll("img")) {
  cover.onerror = () => cover.removeAttribute("src")
  if (cover.complete && cover.naturalWidth === 0 && cover.loading !== "lazy") cover.onerror()
}
for (const player of document.querySelectorAll("audio")) player.onplay = () => {
  for (const other of document.querySelectorAll("audio")) if (other !== player) other.pause()
}
`

/** Only addresses of the web are written into the page. */
const makeSafeUrl = (url: string): string => (url.startsWith("https://") ? escape(url) : "")

const row = (track: Pictured, index: number): string => {
  const label = Track.label(track).name.trim()
  const cover = makeSafeUrl(track.release.image.uri)
  const preview = makeSafeUrl(Track.previewUrl(track))
  return `<tr><td class="n" data-v="${index + 1}">${index + 1}</td><td>${cover === "" ? "" : `<img loading="lazy" alt="" src="${cover}">`}</td><td><a href="${escape(Store.url("track", track))}">${escape(Track.fullTitle(track).trim())}</a><small>${escape(Track.artistNames(track).join(", "))}</small></td><td class="n">${track.bpm ?? ""}</td><td data-v="${track.key === null ? "" : escape(Key.camelot(track.key))}">${track.key === null ? "" : escape(Key.camelot(track.key))}</td><td class="n">${formatLength(Track.duration(track))}</td><td>${escape(GenreReference.displayName(track.genre))}</td><td>${escape(label)}</td><td class="d">${escape(track.publish_date)}</td><td>${preview === "" ? "" : `<audio controls preload="none" src="${preview}"></audio>`}</td></tr>`
}

const heads = ["#", "", "Track", "BPM", "Key", "Length", "Genre", "Label", "Date", ""]

/** Makes the page of some tracks. */
export const htmlPage = (title: string, tracks: ReadonlyArray<Pictured>): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src https:; media-src https:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${style}</style></head><body><main>
<h1>${escape(title)}</h1><p>${tracks.length} ${tracks.length === 1 ? "track" : "tracks"}</p>
<section class="pictures">${makePictures(collectFacts(tracks))
  .map(({ svg, title: caption }) => `<figure><figcaption>${escape(caption)}</figcaption>${svg}</figure>`)
  .join("")}</section>
<section class="list"><table><thead><tr>${heads
  .map((head) => `<th>${head === "" ? "" : `<button>${head}</button>`}</th>`)
  .join("")}</tr></thead><tbody>${tracks.map(row).join("\n")}</tbody></table></section>
</main><script>${script}</script></body></html>
`
