/**
 * Generates the artists and labels of each genre.
 */
import { formatDay } from "./calendar.ts"
import type { Dice } from "./Dice.ts"
import type { Naming } from "./Naming.ts"
import type { ArtistRow, LabelRow } from "./Rows.ts"
import { makeSlug } from "./slug.ts"

/** The artists and labels of one genre. */
export interface Scene {
  readonly artists: readonly [ArtistRow, ...ReadonlyArray<ArtistRow>]
  /** Artists who only remix: their tracks can be found only by the remixer's credit. */
  readonly remixers: readonly [ArtistRow, ...ReadonlyArray<ArtistRow>]
  readonly labels: readonly [LabelDraft, ...ReadonlyArray<LabelDraft>]
}

/** A label whose latest release is not known yet. */
export type LabelDraft = { -readonly [K in keyof LabelRow]: LabelRow[K] }

const writeBio = (name: string, dice: Dice) =>
  `${name} has played since ${dice.between(1994, 2022)}.\n\nThe records came later, and keep coming.`

const chooseSome = <A>(count: number, make: () => A): readonly [A, ...ReadonlyArray<A>] => [
  make(),
  ...Array.from({ length: Math.max(0, count - 1) }, make)
]

/** Makes a source of scenes. Ids increase from one scene to the next. */
export const makePeople = (dice: Dice, names: Naming, today: number) => {
  let artistId = 10_000
  let labelId = 1_000

  const artist = (): ArtistRow => {
    artistId += dice.between(1, 400)
    const name = names.artist()
    const created = today - dice.between(30, 7300)
    return {
      id: artistId,
      name,
      slug: makeSlug(name),
      pictured: dice.chance(0.7),
      bio: dice.chance(0.4) ? writeBio(name, dice) : null,
      website: dice.chance(0.2) ? `https://${makeSlug(name)}.example/` : dice.chance(0.5) ? "" : null,
      dj_association: dice.chance(0.3) ? dice.between(300, 90_000) : null,
      created,
      updated: created + dice.between(0, today - created)
    }
  }

  const label = (): LabelDraft => {
    labelId += dice.between(1, 300)
    const name = names.label()
    const created = today - dice.between(400, 7300)
    const hype = dice.chance(0.35)
    return {
      id: labelId,
      name,
      slug: makeSlug(name),
      pictured: dice.chance(0.85),
      bio: dice.chance(0.3) ? `${name}: music for the late hours.` : null,
      default_pre_order_weeks: dice.chance(0.8) ? dice.between(0, 4) : null,
      hype_eligible: hype,
      hype_active: hype && dice.chance(0.7),
      latest_active_publish_date: formatDay(created),
      created,
      updated: created,
      initials: name
        .replaceAll(/[^A-Za-z]/g, "")
        .slice(0, dice.between(2, 6))
        .toUpperCase()
    }
  }

  return {
    /** Returns the scene of a genre with this number of tracks. */
    scene: (tracks: number): Scene => ({
      artists: chooseSome(Math.max(8, Math.ceil(tracks / 6)), artist),
      remixers: chooseSome(Math.max(2, Math.ceil(tracks / 200)), artist),
      labels: chooseSome(Math.max(3, Math.ceil(tracks / 28)), label)
    })
  }
}
