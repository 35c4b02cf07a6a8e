/**
 * DJ charts.
 */
import type { Dice } from "./Dice.ts"
import type { Commission } from "./Music.ts"
import type { ChartRow, GenreRow, TrackRow } from "./Rows.ts"
import { slug } from "./Slug.ts"

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
] as const

/** So many charts, newest first, of tracks that were out by then. */
export const charts = (
  dice: Dice,
  scenes: readonly [Commission, ...ReadonlyArray<Commission>],
  tracksOf: (genre: GenreRow) => ReadonlyArray<TrackRow>,
  count: number,
  today: number
): ReadonlyArray<ChartRow> => {
  let id = 800_000
  let published = today - count * 3
  const made: Array<ChartRow> = []
  for (let n = 0; n < count; n++) {
    id += dice.between(1, 60)
    published += 3
    const { genre, scene } = dice.pick(scenes)
    const artist = dice.pick(scene.artists)
    const from = tracksOf(genre)
    const size = Math.min(from.length, dice.between(10, 40))
    const tracks = new Set<TrackRow>()
    for (let draw = 0; draw < size; draw++) {
      const track = from[dice.between(0, from.length - 1)]
      if (track !== undefined) tracks.add(track)
    }
    const month = dice.pick(months)
    const name = dice.chance(0.5) ? `${artist.name} ${month} Chart` : `${month} ${genre.name} Picks`
    const owner = dice.between(100_000, 3_000_000)
    made.push({
      id,
      name,
      slug: slug(name),
      person: {
        id: dice.between(1_000, 90_000),
        owner_name: artist.name,
        // Some accounts' slugs are their names, spaces and capitals included.
        owner_slug: dice.chance(0.2) ? artist.name : slug(artist.name),
        owner_person: owner
      },
      artist: dice.chance(0.25) ? null : artist,
      genres: [genre],
      tracks: [...tracks],
      description: dice.chance(0.4) ? `What ${artist.name} played in ${month}.` : null,
      published
    })
  }
  return made.toReversed()
}
