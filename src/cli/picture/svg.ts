/**
 * Pictures of tracks as SVG.
 */
import { shorten } from "../../errors/shorten.ts"
import { cleanText } from "../output/cleanText.ts"
import type { Count, Facts } from "./Facts.ts"
import { hours, findHue } from "./wheel.ts"

/** Escapes text for SVG and HTML. */
export const escape = (text: string): string =>
  cleanText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")

const most = (counts: ReadonlyArray<Count>): number =>
  counts.reduce((highest, one) => Math.max(highest, one.count), 1)

const width = 520

const svg = (height: number, title: string, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="12" fill="#9aa4b2">${content}</svg>`

const round = (value: number): string => String(Math.round(value * 10) / 10)

/** Draws upright bars. */
export const columnsSvg = (title: string, counts: ReadonlyArray<Count>, hue: number): string => {
  const [top, bottom] = [24, 150]
  const step = width / Math.max(1, counts.length)
  const highest = most(counts)
  const every = Math.ceil(56 / step)
  const bars = counts.map(({ count, name }, index) => {
    const height = (count / highest) * (bottom - top)
    const x = index * step
    const label =
      index % every === 0
        ? `<text x="${round(index === 0 ? 0 : x + step / 2)}" y="170" text-anchor="${index === 0 ? "start" : "middle"}">${escape(name)}</text>`
        : ""
    const value =
      count > 0 && step > 14
        ? `<text x="${round(x + step / 2)}" y="${round(bottom - height - 5)}" text-anchor="middle" fill="#e6e9ef">${count}</text>`
        : ""
    return `<rect x="${round(x + step * 0.12)}" y="${round(bottom - height)}" width="${round(step * 0.76)}" height="${round(height)}" rx="3" fill="hsl(${hue} 75% 60%)"><title>${escape(name)}: ${count}</title></rect>${value}${label}`
  })
  return svg(
    180,
    title,
    `<line x1="0" y1="${bottom}" x2="${width}" y2="${bottom}" stroke="#2a3140"/>${bars.join("")}`
  )
}

/** The number of characters of a name that have room beside its bar. */
const longestName = 25

/** Draws lying bars with names and shares. */
export const barsSvg = (title: string, counts: ReadonlyArray<Count>, tracks: number, hue: number): string => {
  const [names, row] = [190, 26]
  const highest = most(counts)
  const room = width - names - 50
  const bars = counts.map(({ count, name }, index) => {
    const y = index * row
    const length = Math.max(2, (count / highest) * room)
    const share = Math.round((count / Math.max(1, tracks)) * 100)
    return `<text x="${names - 10}" y="${y + 17}" text-anchor="end" fill="#e6e9ef">${escape(shorten(name, longestName))}</text><rect x="${names}" y="${y + 4}" width="${round(length)}" height="18" rx="4" fill="hsl(${hue} 65% ${60 - index * 3}%)"><title>${escape(name)}: ${count}</title></rect><text x="${round(names + length + 8)}" y="${y + 17}">${share}%</text>`
  })
  return svg(counts.length * row + 6, title, bars.join(""))
}

const center = 210

const point = (radius: number, degrees: number): string => {
  const angle = ((degrees - 90) * Math.PI) / 180
  return `${round(width / 2 + Math.cos(angle) * radius)} ${round(center + Math.sin(angle) * radius)}`
}

const sector = (inner: number, outer: number, from: number, to: number): string =>
  `M${point(inner, from)}L${point(outer, from)}A${outer} ${outer} 0 0 1 ${point(outer, to)}L${point(inner, to)}A${inner} ${inner} 0 0 0 ${point(inner, from)}Z`

/** Draws the Camelot wheel: major keys outside, minor keys inside, the stronger the color the more tracks. */
export const wheelSvg = (title: string, keys: ReadonlyMap<string, number>): string => {
  const highest = [...keys.values()].reduce((a, b) => Math.max(a, b), 1)
  const rings = [
    { letter: "B", inner: 132, outer: 204 },
    { letter: "A", inner: 62, outer: 130 }
  ]
  const sectors = rings.flatMap(({ inner, letter, outer }) =>
    hours.map((hour) => {
      const key = `${hour}${letter}`
      const count = keys.get(key) ?? 0
      const strength = count === 0 ? 0.07 : 0.25 + 0.75 * (count / highest)
      const [x = "0", y = "0"] = point((inner + outer) / 2, hour * 30).split(" ")
      return `<path d="${sector(inner, outer, hour * 30 - 14.4, hour * 30 + 14.4)}" fill="hsl(${findHue(hour)} 70% 58%)" fill-opacity="${Math.round(strength * 100) / 100}"><title>${key}: ${count}</title></path><text x="${x}" y="${y}" text-anchor="middle" fill="#fff" font-weight="600">${key}</text><text x="${x}" y="${Number(y) + 15}" text-anchor="middle" fill="#fff" fill-opacity="0.8" font-size="11">${count === 0 ? "" : count}</text>`
    })
  )
  return svg(center * 2, title, sectors.join(""))
}

/** The pictures of some tracks, with their titles. */
export const makePictures = (facts: Facts): ReadonlyArray<{ readonly title: string; readonly svg: string }> =>
  [
    { title: "Tempo in BPM", draw: (title: string) => columnsSvg(title, facts.bpm, 190) },
    { title: "Published by month", draw: (title: string) => columnsSvg(title, facts.months, 35) },
    { title: "Genres", draw: (title: string) => barsSvg(title, facts.genres, facts.tracks, 280) },
    { title: "Keys on the Camelot wheel", draw: (title: string) => wheelSvg(title, facts.keys) },
    { title: "Labels", draw: (title: string) => barsSvg(title, facts.labels, facts.tracks, 330) }
  ].map(({ draw, title }) => ({ title, svg: draw(title) }))
