/**
 * Draws the cost of calls as an SVG picture: a bar for each client, relative to `fetch`.
 */
import { type Measured, settingOf } from "./report.ts"

const width = 760
const nameWidth = 170
const barHeight = 16
const step = 22
const panelHead = 34

/** The longest bar is as long as this ratio; a longer one is cut and keeps its number. */
const longest = 4
const scale = (width - nameWidth - 60) / longest

const escapeText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .head { font-weight: 600; }
  .own { fill: #0a7d5a; }
  .other { fill: #9aa4af; }
  .quartiles, .one { stroke: #24292f; stroke-width: 1; }
  .one { stroke-dasharray: 3 3; opacity: 0.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .own { fill: #2fbf8f; }
    .other { fill: #6e7781; }
    .quartiles, .one { stroke: #e6edf3; }
  }
`

/** Returns the picture. Without measured calls, it is empty. */
export const chart = ({ calls = [], machine, node }: Measured): string => {
  const x = (ratio: number) => nameWidth + Math.min(ratio, longest) * scale
  let y = 0
  const panels = calls.map((setting) => {
    const top = y
    y += panelHead + setting.costs.length * step + 14
    const one = `<line class="one" x1="${x(1)}" x2="${x(1)}" y1="${top + panelHead - 6}" y2="${y - 16}"/>`
    const rows = setting.costs.map(({ name, ratio }, row) => {
      const at = top + panelHead + row * step
      const kind = name.startsWith("effect-beatport") ? "own" : "other"
      const middle = at + barHeight / 2
      return [
        `<text x="${nameWidth - 8}" y="${at + 13}" text-anchor="end">${escapeText(name)}</text>`,
        `<rect class="${kind}" x="${nameWidth}" y="${at}" width="${x(ratio.median) - nameWidth}" height="${barHeight}" rx="2"/>`,
        `<line class="quartiles" x1="${x(ratio.q1)}" x2="${x(ratio.q3)}" y1="${middle}" y2="${middle}"/>`,
        `<text x="${x(Math.max(ratio.median, ratio.q3)) + 6}" y="${at + 13}">${ratio.median.toFixed(2)}</text>`
      ].join("\n")
    })
    const head = `<text class="head" x="0" y="${top + 20}">${escapeText(settingOf(setting))}</text>`
    return [head, one, ...rows].join("\n")
  })
  const foot = `Time of a call relative to fetch (dashed line), medians and quartiles. Node ${node}, ${machine}.`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 24}" role="img" aria-label="Time of a call by client">`,
    `<style>${style}</style>`,
    ...panels,
    `<text x="0" y="${y + 14}">${escapeText(foot)}</text>`,
    "</svg>",
    ""
  ].join("\n")
}
