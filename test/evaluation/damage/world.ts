/**
 * What the recorded catalogue lacks: lengths, ISRCs and releases, invented by the shares that were measured on real rows.
 */
import type { CatalogueRow, Invented } from "../catalogue.ts"
import { type Chance, chanceOf } from "../chance.ts"

/** Two ids of one recording, by the texts alone. */
export const recordingKey = (row: CatalogueRow): string =>
  `${workKey(row)}|${plain(row.mix_name).replace(/^original$/, "original mix")}`

const workKey = (row: CatalogueRow): string =>
  `${plain(withoutGuest(row.name))}|${row.artists.map(plain).toSorted().join(",")}`

const withoutGuest = (name: string): string => name.replace(/\s*[[(]?\b(?:feat|ft|featuring)\b.*$/i, "")

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Invents lengths, ISRCs and releases for a catalogue. */
export const invent = (rows: ReadonlyArray<CatalogueRow>): ReadonlyMap<number, Invented> => {
  const chance = chanceOf("a world of recordings")
  const works = new Map<string, number>()
  const recordings = new Map<string, { readonly lengthMs: number; readonly isrc: string }>()
  const releases = new Map<string, { readonly name: string; readonly id: number }>()
  const invented = new Map<number, Invented>()
  for (const row of rows) {
    const base = works.get(workKey(row))
    const recording = recordings.get(recordingKey(row)) ?? {
      lengthMs: lengthOf(row, base, chance),
      isrc: `XX${chance.one(["A1B", "C2D", "E3F", "Q9Z"])}${String(10 + chance.below(15))}${String(recordings.size).padStart(5, "0")}`
    }
    works.set(workKey(row), base ?? recording.lengthMs)
    recordings.set(recordingKey(row), recording)
    const releaseKey = `${row.label ?? ""}|${row.publish_date ?? ""}`
    const release = releases.get(releaseKey) ?? {
      name: releaseName(row, chance),
      id: 1_000_000 + releases.size
    }
    releases.set(releaseKey, release)
    invented.set(row.id, {
      ...recording,
      release: release.name,
      releaseId: release.id,
      catalogNumber: `${plain(row.label ?? "xx")
        .replaceAll(" ", "")
        .slice(0, 3)
        .toUpperCase()}${String(release.id % 1000).padStart(3, "0")}`
    })
  }
  return invented
}

const releaseName = (row: CatalogueRow, chance: Chance): string => {
  if (chance.odds(0.5)) return row.name
  return chance.odds(0.8)
    ? `${row.name} EP`
    : `${row.label ?? "Various"} Selected, Vol. ${String(1 + chance.below(9))}`
}

/** The length of a recording whose work has, or has not, another one: within 5 s in 19% (12% for another remixer), else 96 s apart in the middle. */
const lengthOf = (row: CatalogueRow, other: number | undefined, chance: Chance): number => {
  if (other === undefined) return typicalLength(row, chance)
  const isRemix = /remix|rework/i.test(row.mix_name)
  if (chance.odds(isRemix ? 0.12 : 0.19)) return other + Math.round((chance.next() * 2 - 1) * 5000)
  const apart = 5000 + Math.round(-Math.log(1 - chance.next()) * 131_000)
  return Math.max(60_000, other + (chance.odds(0.5) || other - apart < 90_000 ? apart : -apart))
}

const typicalLength = (row: CatalogueRow, chance: Chance): number => {
  const middle = /extended|club/i.test(row.mix_name)
    ? 400_000
    : /radio|edit/i.test(row.mix_name)
      ? 215_000
      : 380_000
  return middle + Math.round((chance.next() + chance.next() + chance.next() - 1.5) * 120_000)
}
