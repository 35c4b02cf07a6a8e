/**
 * Generates DJ charts.
 */
import type { Dice } from "./Dice.ts"
import type { Commission } from "./generateReleases.ts"
import type { ChartRow, GenreRow, TrackRow } from "./Rows.ts"
import { makeSlug } from "./slug.ts"

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

/** Generates a number of charts, newest first, of tracks that were published before them. */
export const generateCharts = (
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
    const taste = Array.from({ length: dice.between(1, 3) }, () => dice.pick(scenes))
    const { genre, scene } = taste[0] ?? scenes[0]
    const artist = dice.pick(scene.artists)
    const tracks = new Set<TrackRow>()
    const size = dice.between(10, 40)
    // In a small catalogue a genre can have fewer tracks than a chart; then tracks of other genres fill it.
    for (let draw = 0; tracks.size < size && draw < size * 20; draw++) {
      const from = tracksOf(
        draw < size * 3 ? dice.pick([genre, ...taste.map((one) => one.genre)]) : dice.pick(scenes).genre
      )
      const track = from[dice.between(0, from.length - 1)]
      if (track !== undefined) tracks.add(track)
    }
    const month = dice.pick(months)
    const name = dice.chance(0.5) ? `${artist.name} ${month} Chart` : `${month} ${genre.name} Picks`
    const owner = dice.between(100_000, 3_000_000)
    made.push({
      id,
      name,
      slug: makeSlug(name),
      person: {
        id: dice.between(1_000, 90_000),
        owner_name: artist.name,
        // Some accounts have their name as slug, with spaces and capitals.
        owner_slug: dice.chance(0.2) ? artist.name : makeSlug(artist.name),
        owner_person: owner
      },
      artist: dice.chance(0.25) ? null : artist,
      genres: [...new Set(Array.from(tracks, (track) => track.genre))],
      tracks: [...tracks],
      description: dice.chance(0.4) ? `What ${artist.name} played in ${month}.` : null,
      published
    })
  }
  return made.toReversed()
}
