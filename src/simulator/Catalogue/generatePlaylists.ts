/**
 * Generates the public playlists: those that Beatport curates, and those that users made public.
 */
import { findDayStart } from "./calendar.ts"
import type { Dice } from "./Dice.ts"
import type { Commission } from "./generateReleases.ts"
import type { GenreRow, PlaylistRow, TrackRow } from "./Rows.ts"
import { makeSlug } from "./slug.ts"

/** Holds the type of a user's playlist, as recorded. */
export const userType = { id: 2, name: "user" } as const

/** The type of a curated playlist; its id and name are assumed. */
const curatedType = { id: 1, name: "curated" } as const

const occasions = ["Warm Up", "Peak Hour", "After Hours", "Closing", "Sunday", "Crate"] as const

/** Number of users with a public playlist. */
const users = 24

/** Generates curated playlists, one or two per genre, then users' playlists; both newest first. */
export const generatePlaylists = (
  dice: Dice,
  scenes: readonly [Commission, ...ReadonlyArray<Commission>],
  tracksOf: (genre: GenreRow) => ReadonlyArray<TrackRow>,
  today: number
): ReadonlyArray<PlaylistRow> => {
  let id = 2_000_000
  let placeId = 600_000_000

  const playlist = (
    about: Pick<PlaylistRow, "name" | "type" | "genre" | "owner">,
    from: ReadonlyArray<TrackRow>,
    age: number
  ): PlaylistRow => {
    id += dice.between(1, 90)
    const tracks = Array.from({ length: dice.between(8, 60) }, () => from[dice.between(0, from.length - 1)])
    return {
      id,
      ...about,
      is_public: true,
      created: findDayStart(today - age) + dice.between(0, 86_399_999),
      updated: findDayStart(today - dice.between(0, Math.min(age, 30))) + dice.between(0, 86_399_999),
      followers: dice.between(0, 5_000),
      places: [...new Set(tracks)].flatMap((track) => (track === undefined ? [] : [{ id: ++placeId, track }]))
    }
  }

  const curated = scenes.flatMap(({ genre }, index) => {
    const names = dice.chance(0.5)
      ? [`Best New ${genre.name}`, `${genre.name}: ${dice.pick(occasions)}`]
      : [`Best New ${genre.name}`]
    const age = 400 - index * 8
    return names.map((name) =>
      playlist({ name, type: curatedType, genre, owner: null }, tracksOf(genre), age)
    )
  })
  const shared = Array.from({ length: users }, (_, index) => {
    const { genre, scene } = dice.pick(scenes)
    const username = `${makeSlug(dice.pick(scene.artists).name)}-${dice.between(70, 99)}`
    return playlist(
      {
        name: `${dice.pick(occasions)} ${index + 1}`,
        type: userType,
        genre: null,
        owner: { id: 3_000_000 + index * 13, username }
      },
      tracksOf(genre),
      300 - index * 12
    )
  })
  return [...curated.toReversed(), ...shared.toReversed()]
}
