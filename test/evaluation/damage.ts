/**
 * The damage generator: rows as libraries have them, made from tracks of the catalogue.
 */
import type { CatalogueRow, Invented } from "./catalogue.ts"
import { type Chance, chanceOf } from "./chance.ts"
import { artistOf, kinds, type Tags, threeAtOnce, titleOf } from "./damage/kinds.ts"

export { withMixedCuts } from "./damage/mixed.ts"
export { invent } from "./damage/world.ts"

/** A row of a library that does not exist, and the track it was made from. */
export interface DamagedRow {
  readonly kind: string
  /** The track that the row was made from. */
  readonly id: number
  readonly row: {
    readonly ref: string
    readonly artist?: string
    readonly title?: string
    readonly release?: string
    readonly label?: string
    readonly year?: number
    readonly durationMs?: number
    readonly bpm?: number
    readonly key?: string
    readonly fileName?: string
  }
}

/** Every kind of damage, in the order of the report. */
export const kindNames: ReadonlyArray<string> = [...kinds.keys(), "three kinds at once"]

/** How often a track is taken, with its other fields drawn anew: few have accents, for example. */
const passes = 2

/** Makes up to `wanted` rows of one kind from the tracks, in an order that the seed decides. */
export const damagedRows = (
  kind: string,
  tracks: ReadonlyArray<CatalogueRow>,
  invented: ReadonlyMap<number, Invented>,
  wanted: number
): ReadonlyArray<DamagedRow> => {
  const chance = chanceOf(`damage: ${kind}`)
  const damage = kinds.get(kind) ?? threeAtOnce
  const shuffled = tracks
    .map((track) => ({ track, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ track }) => track)
  const rows: Array<DamagedRow> = []
  for (let pass = 1; pass <= passes; pass++) {
    for (const track of shuffled) {
      if (rows.length >= wanted) return rows
      const damaged = damage(tagsOf(track, invented.get(track.id), chance), chance)
      if (damaged !== undefined)
        rows.push({ kind, id: track.id, row: rowOf(`${kind} ${String(track.id)}.${String(pass)}`, damaged) })
    }
  }
  return rows
}

/** The tags of a file without damage: length, release, label and year as often as real rows have them. */
const tagsOf = (track: CatalogueRow, invented: Invented | undefined, chance: Chance): Tags => ({
  artists: track.artists,
  separator: ", ",
  name: track.name.trim(),
  mix: track.mix_name,
  label: chance.odds(0.33) ? track.label : undefined,
  release: chance.odds(0.52) ? invented?.release : undefined,
  durationMs:
    invented !== undefined && chance.odds(0.986) ? lengthInFile(invented.lengthMs, chance) : undefined,
  year:
    chance.odds(0.8) && track.publish_date !== undefined ? Number(track.publish_date.slice(0, 4)) : undefined,
  bpm:
    track.bpm === undefined || track.bpm === null
      ? undefined
      : chance.odds(0.05)
        ? Math.round(track.bpm * 0.75)
        : track.bpm,
  key: chance.odds(0.7) ? track.key : undefined
})

/** The same recording in two files: within a second in 93%, within ten in 97%. Files say whole seconds. */
const lengthInFile = (lengthMs: number, chance: Chance): number => {
  const draw = chance.next()
  const apart =
    draw < 0.93
      ? chance.next() * 1000
      : draw < 0.97
        ? 1000 + chance.next() * 9000
        : 10_000 + chance.next() * 60_000
  return Math.max(1000, Math.round((lengthMs + (chance.odds(0.5) ? apart : -apart)) / 1000) * 1000)
}

const rowOf = (ref: string, tags: Tags): DamagedRow["row"] => {
  const [artist, title] = [artistOf(tags), titleOf(tags)]
  return {
    ref,
    ...(artist === "" ? {} : { artist }),
    ...(title === "" ? {} : { title }),
    ...(tags.release === undefined ? {} : { release: tags.release }),
    ...(tags.label === undefined ? {} : { label: tags.label }),
    ...(tags.year === undefined || Number.isNaN(tags.year) ? {} : { year: tags.year }),
    ...(tags.durationMs === undefined ? {} : { durationMs: tags.durationMs }),
    ...(tags.bpm === undefined ? {} : { bpm: tags.bpm }),
    ...(tags.key === undefined ? {} : { key: tags.key }),
    ...(tags.fileName === undefined ? {} : { fileName: tags.fileName })
  }
}
