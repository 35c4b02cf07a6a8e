/**
 * Generates releases and their tracks.
 */
import { formatDay } from "./calendar.ts"
import { type Dice, scatterIds } from "./Dice.ts"
import type { Naming } from "./Naming.ts"
import type { Scene } from "./generateScenes.ts"
import type { ArtistRow, GenreRow, KeyRow, ReleaseRow, TrackRow } from "./Rows.ts"
import { makeSlug } from "./slug.ts"
import { mixes, remixes } from "./nameParts.ts"

/** Describes the music to generate for a genre. */
export interface Commission {
  readonly genre: GenreRow
  readonly bpm: readonly [number, number]
  readonly scene: Scene
}

/** Plans a release: its genre, its day, and its largest number of tracks. */
export interface Plan {
  readonly commission: Commission
  /** Day of publication, in days since 1970. */
  readonly day: number
  readonly kind: Kind
  readonly tracks: number
}

interface Kind {
  readonly type: { readonly id: number; readonly name: string }
  readonly suffix: string
  readonly tracks: readonly [number, number]
  readonly various: boolean
}

// 1 "Release" is recorded. The ids of Album and Mix are assumed; the filter's description has their names.
const release = { id: 1, name: "Release" }
const single: Kind = { type: release, suffix: "", tracks: [1, 3], various: false }
const extended: Kind = { type: release, suffix: " EP", tracks: [3, 6], various: false }
const album: Kind = { type: { id: 2, name: "Album" }, suffix: "", tracks: [8, 14], various: false }
const compilation: Kind = { type: { id: 3, name: "Mix" }, suffix: "", tracks: [10, 18], various: true }

const chooseKind = (dice: Dice): Kind => {
  const draw = dice.next()
  if (draw < 0.45) return single
  if (draw < 0.85) return extended
  return draw < 0.92 ? album : compilation
}

/** Draws a day of publication. The oldest is twenty years ago; half of them are in the last five years. */
const chooseDay = (dice: Dice, today: number): number =>
  dice.chance(0.03) ? today + dice.between(1, 28) : today - Math.floor(dice.next() ** 2 * 7300)

/** Plans enough releases for a number of tracks. They are not in order of their days. */
export const makePlans = (
  dice: Dice,
  commission: Commission,
  tracks: number,
  today: number
): ReadonlyArray<Plan> => {
  const planned: Array<Plan> = []
  for (let left = tracks; left > 0;) {
    const kind = chooseKind(dice)
    const count = Math.min(left, dice.between(...kind.tracks))
    planned.push({ commission, day: chooseDay(dice, today), kind, tracks: count })
    left -= count
  }
  return planned
}

const chooseStatus = (day: number, today: number, exclusive: boolean): ReleaseRow["current_status"] => {
  if (day > today) return { id: 12, name: "Pre-order New Release" }
  if (exclusive) return { id: 7, name: "Exclusive" }
  return day > today - 30 ? { id: 8, name: "New Release" } : { id: 10, name: "General Content" }
}

const noArtists: ReadonlyArray<ArtistRow> = []

/**
 * Adds the recorded irregularities: 14 of 100 names end with a space, and one track of the catalogue has an empty
 * name.
 */
const makeRecordedName = (name: string, made: number, trackId: number): string => {
  if (made === 100) return ""
  return scatterIds(trackId, 61) % 100 < 14 ? `${name} ` : name
}

const countries = ["DE", "GB", "US", "NL", "FR", "IT", "SE", "QZ", "BE"] as const

/**
 * Makes the function that generates a release from its plan. Ids and ISRCs increase with every call, so call it in the
 * order of publication.
 */
export const makeReleaseGenerator = (
  dice: Dice,
  names: Naming,
  keys: readonly [KeyRow, ...ReadonlyArray<KeyRow>],
  today: number,
  nulls: number
) => {
  let releaseId = 1_000_000
  let trackId = 5_000_000
  let made = 0
  let recordings = 0
  let barcodes = 0
  const catalogueNumbers = new Map<number, number>()

  const isrc = (day: number): string => {
    recordings++
    const registrant = (12_960 + Math.floor(recordings / 100_000)).toString(36).toUpperCase()
    const designation = String(recordings % 100_000).padStart(5, "0")
    return `${dice.pick(countries)}${registrant}${formatDay(day).slice(2, 4)}${designation}`
  }

  const oneOrTwo = (from: readonly [ArtistRow, ...ReadonlyArray<ArtistRow>]): ReadonlyArray<ArtistRow> => {
    const first = dice.pick(from)
    if (!dice.chance(0.15)) return [first]
    const second = dice.pick(from)
    return second === first ? [first] : [first, second]
  }

  const length = (mix: string): number =>
    dice.chance(0.01)
      ? dice.between(70_000, 110_000)
      : mix === "Radio Edit"
        ? dice.between(150_000, 225_000)
        : dice.between(240_000, 510_000)

  const track = (
    plan: Plan,
    on: ReleaseRow,
    credit: Pick<TrackRow, "name" | "mix_name" | "artists" | "remixers" | "number">
  ): TrackRow => {
    const { genre, bpm } = plan.commission
    trackId += dice.chance(0.9) ? 1 : dice.between(2, 40)
    made++
    const subGenre = dice.chance(0.175)
      ? genre.sub_genres[dice.between(0, genre.sub_genres.length - 1)]
      : undefined
    return {
      id: trackId,
      ...credit,
      name: makeRecordedName(credit.name, made, trackId),
      release: on,
      genre,
      sub_genre: subGenre ?? null,
      key: dice.chance(nulls) ? null : dice.pick(keys),
      bpm: dice.chance(nulls) ? null : dice.between(...bpm),
      length_ms: dice.chance(nulls) ? null : length(credit.mix_name),
      isrc: dice.chance(nulls) ? null : isrc(plan.day),
      label_track_identifier: dice.chance(0.56) ? null : `${on.id}${dice.between(1_000_000, 9_999_999)}`,
      available_worldwide: !on.restricted && dice.chance(0.6),
      is_explicit: dice.chance(0.03),
      popularity: dice.next() - (today - plan.day) / 3650
    }
  }

  return (plan: Plan): ReleaseRow => {
    const { scene, genre } = plan.commission
    const label = dice.pick(scene.labels)
    const main = oneOrTwo(scene.artists)
    const title = plan.kind.various ? `${label.name} ${formatDay(plan.day).slice(0, 4)}` : names.title()
    const name = `${title}${plan.kind.suffix}`
    const number = (catalogueNumbers.get(label.id) ?? 0) + 1
    catalogueNumbers.set(label.id, number)
    releaseId += dice.between(1, 12)
    barcodes++
    const exclusive = dice.chance(0.25)
    const upc = `19${String(8_000_000_000 + barcodes * 7)}`
    const tracks: Array<TrackRow> = []
    const artists: Array<ArtistRow> = []
    const remixers: Array<ArtistRow> = []
    const row: ReleaseRow = {
      id: releaseId,
      name,
      slug: makeSlug(name),
      label,
      artists,
      remixers,
      tracks,
      catalog_number: dice.chance(0.03) ? upc : `${label.initials}${String(number).padStart(3, "0")}`,
      upc: dice.chance(0.02) ? null : upc,
      desc: dice.chance(0.5) ? null : `${name} on ${label.name}.\nA record for ${genre.name} floors.`,
      publish_date: formatDay(plan.day),
      // Usually the same day; a re-release keeps the day of the first release.
      new_release_date: formatDay(dice.chance(0.02) ? plan.day - dice.between(90, 400) : plan.day),
      pre_order: plan.day > today,
      pre_order_date: dice.chance(0.16) ? null : formatDay(plan.day - dice.between(2, 28)),
      encoded: plan.day - dice.between(1, 60),
      exclusive,
      current_status: chooseStatus(plan.day, today, exclusive),
      type: plan.kind.type,
      restricted: dice.chance(0.01)
    }
    let song = ""
    for (let n = 1; n <= plan.tracks; n++) {
      const remixed = n > 1 && !plan.kind.various && dice.chance(0.3)
      if (n === 1 || !remixed) song = names.song()
      const by = plan.kind.various ? oneOrTwo(scene.artists) : main
      // Two of three remixes are by artists who also have their own tracks.
      const remixer = dice.pick(dice.chance(0.66) ? scene.artists : scene.remixers)
      tracks.push(
        track(plan, row, {
          name: song,
          number: n,
          artists: by,
          mix_name: remixed
            ? `${remixer.name} ${dice.pick(remixes)}`
            : dice.chance(0.7)
              ? mixes[0]
              : dice.pick(mixes),
          remixers: remixed ? [remixer] : noArtists
        })
      )
      for (const artist of by) if (!artists.includes(artist)) artists.push(artist)
      if (remixed && !remixers.includes(remixer)) remixers.push(remixer)
    }
    if (plan.day <= today && row.publish_date > label.latest_active_publish_date) {
      label.latest_active_publish_date = row.publish_date
      label.updated = plan.day
    }
    return row
  }
}
