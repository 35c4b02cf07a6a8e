/**
 * Draws the pictures of the README: what `beatport top --plot` shows in a terminal, and the figures of the page that
 * `--html` writes. Both are made of real output of the command against the simulator.
 */
import { execFileSync } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const binary = join(root, "dist/cli/beatport.js")

const beatport = (...args: ReadonlyArray<string>): string =>
  execFileSync(process.execPath, [binary, "simulator", "--", process.execPath, binary, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], COLUMNS: "80" },
    stdio: ["ignore", "pipe", "ignore"]
  })

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

const cell = { width: 8.43, height: 17 }

const rectangle = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" fill="${fill}"/>`

const rising = "▁▂▃▄▅▆▇█"

/** Draws block characters as rectangles, because fonts leave gaps between them. */
const blocks = (word: string, x: number, y: number, fill: string): string =>
  [...word.matchAll(/(.)\1*/g)]
    .map(({ 0: run, index }) => {
      const height = ((rising.indexOf(run.charAt(0)) + 1) / rising.length) * cell.height
      return rectangle(
        x + index * cell.width,
        y + cell.height - height,
        run.length * cell.width,
        height,
        fill
      )
    })
    .join("")

/** Turns text with the colors of a terminal into an SVG of a window. */
const windowSvg = (command: string, output: string): string => {
  const lines = [`\u001b[1m$ ${command}\u001b[22m`, "", ...output.trimEnd().split("\n")]
  const [left, top] = [24, 62]
  const width = Math.round(80 * cell.width + 2 * left)
  const height = Math.round(lines.length * cell.height + top + 16)
  let [fill, weight, back] = ["#d6dbe5", "400", ""]
  const text = lines.flatMap((line, row) => {
    let column = 0
    return line
      .replaceAll("\u001b", "␛")
      .split(/(␛\[[\d;]*m)/)
      .flatMap((part) => {
        const [, code] = /^␛\[([\d;]*)m$/.exec(part) ?? []
        if (code === undefined) {
          const start = column
          column += part.length
          const y = top + row * cell.height
          const behind =
            back === ""
              ? ""
              : rectangle(left + start * cell.width, y - 13, part.length * cell.width, cell.height, back)
          const words = [...part.matchAll(/[▁-█]+|[^\s▁-█]+(?: [^\s▁-█]+)*/g)].map(({ 0: word, index }) => {
            const x = left + (start + index) * cell.width
            if (/[▁-█]/.test(word)) return blocks(word, x, y - 13, fill)
            return `<text x="${x.toFixed(1)}" y="${y}" fill="${fill}" font-weight="${weight}" textLength="${(word.length * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(word)}</text>`
          })
          return [behind, ...words].filter((piece) => piece !== "")
        }
        const [, behind] = /^48;2;(\d+;\d+;\d+)/.exec(code) ?? []
        const [, color] = /(?:^|;)38;2;(\d+;\d+;\d+)$/.exec(code) ?? []
        if (behind !== undefined) back = `rgb(${behind.replaceAll(";", ",")})`
        if (color !== undefined) fill = `rgb(${color.replaceAll(";", ",")})`
        if (code.startsWith("39")) fill = "#d6dbe5"
        if (code === "39;49") back = ""
        if (code === "1") weight = "700"
        if (code === "22") weight = "400"
        return []
      })
  })
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (color, index) => `<circle cx="${24 + index * 20}" cy="22" r="6" fill="${color}"/>`
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" shape-rendering="crispEdges"><rect width="${width}" height="${height}" rx="12" fill="#10141c"/>${dots.join("")}\n${text.join("\n")}\n</svg>\n`
}

const gap = 20
const figureWidth = 560

/** Arranges the figures of a page in two columns. */
const pageSvg = (page: string): string => {
  const title = /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? ""
  const figures = [
    ...page.matchAll(
      /<figcaption>(.*?)<\/figcaption><svg ([^>]*viewBox="0 0 (\d+) (\d+)"[^>]*)>([^]*?)<\/svg>/g
    )
  ].map(([, caption = "", attributes = "", width = "1", height = "1", content = ""]) => ({
    caption,
    attributes,
    content,
    height: ((figureWidth - 40) / Number(width)) * Number(height)
  }))
  const bottoms = [96, 96]
  const drawn = figures.map(({ attributes, caption, content, height }) => {
    const column = (bottoms[0] ?? 0) <= (bottoms[1] ?? 0) ? 0 : 1
    const [x, y] = [gap + column * (figureWidth + gap), bottoms[column] ?? 0]
    const boxHeight = height + 74
    bottoms[column] = y + boxHeight + gap
    return `<rect x="${x}" y="${y}" width="${figureWidth}" height="${boxHeight}" rx="14" fill="#171c26" stroke="#232a38"/><text x="${x + 20}" y="${y + 34}" fill="#e6e9ef" font-size="15" font-weight="600">${caption}</text><svg ${attributes} x="${x + 20}" y="${y + 54}" width="${figureWidth - 40}" height="${height}">${content}</svg>`
  })
  const [width, height] = [2 * figureWidth + 3 * gap, Math.max(...bottoms)]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" font-family="system-ui, sans-serif"><rect width="${width}" height="${height}" rx="12" fill="#0f131a"/><text x="${gap + 4}" y="60" fill="#e6e9ef" font-size="30" font-weight="700">${title}</text>\n${drawn.join("\n")}\n</svg>\n`
}

const folder = await mkdtemp(join(tmpdir(), "pictures-"))
try {
  const plot = beatport("top", "100", "--plot", "--color", "always")
  await writeFile(join(root, "docs/terminal.svg"), windowSvg("beatport top 100 --plot", plot))
  beatport("top", "100", "--html", join(folder, "top.html"))
  await writeFile(join(root, "docs/page.svg"), pageSvg(await readFile(join(folder, "top.html"), "utf8")))
} finally {
  await rm(folder, { recursive: true, force: true })
}
