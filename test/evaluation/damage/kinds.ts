/**
 * The kinds of damage, one function each: what happens to the tags of a track on its way into a library.
 */
import type { Chance } from "../chance.ts"

/** The tags of a row before and after damage. */
export interface Tags {
  readonly artists: ReadonlyArray<string>
  readonly separator: string
  readonly name: string
  readonly mix: string
  /** The title field where damage has written it anew; otherwise name and mix in brackets. */
  readonly title?: string
  readonly artist?: string
  readonly fileName?: string
  readonly label: string | undefined
  readonly durationMs: number | undefined
  readonly release: string | undefined
  readonly year: number | undefined
  readonly bpm: number | undefined
  readonly key: string | undefined
}

/** Damages tags; undefined if this kind cannot happen to them. */
export type Damage = (tags: Tags, chance: Chance) => Tags | undefined

/** The text of the title field. */
export const titleOf = (tags: Tags): string =>
  tags.title ?? (tags.mix === "" ? tags.name : `${tags.name} (${tags.mix})`)

/** The text of the artist field. */
export const artistOf = (tags: Tags): string => tags.artist ?? tags.artists.join(tags.separator)

const withTitle = (tags: Tags, title: string): Tags => ({ ...tags, title })

const unaccented = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .replaceAll("æ", "ae")

const typo = (text: string, chance: Chance): string => {
  const letters = [...text]
  const places = letters.flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : []))
  const at = places[chance.below(places.length)]
  if (at === undefined) return text
  const other = chance.one(["a", "e", "i", "o", "n", "r", "s", "t", "l"])
  switch (chance.below(4)) {
    case 0:
      return [...letters.slice(0, at), ...letters.slice(at + 1)].join("")
    case 1:
      return [...letters.slice(0, at), letters[at] ?? "", ...letters.slice(at)].join("")
    case 2:
      return [...letters.slice(0, at), other, ...letters.slice(at + 1)].join("")
    default: {
      const [one, two] = [letters[at] ?? "", letters[at + 1] ?? ""]
      return [...letters.slice(0, at), two, one, ...letters.slice(at + 2)].join("")
    }
  }
}

const sites = [
  "www.electronicfresh.com",
  "djsoundtop.com",
  "www.groovytunes.org",
  "TraxCrate.com",
  "www.edmwaves.org",
  "zippydj.net"
] as const
const camelot = ["8A", "4A", "11B", "5A", "12B", "1A", "4A/2A"] as const

const fileNameOf = (tags: Tags, chance: Chance): string => {
  const full = `${artistOf(tags)} - ${titleOf(tags)}`
  switch (chance.below(4)) {
    case 0:
      return `${String(1 + chance.below(160))}. ${full}.mp3`
    case 1:
      return `${String(1 + chance.below(20)).padStart(2, "0")} - ${full}.mp3`
    case 2:
      return `${full.replaceAll(" - ", "_-_").replaceAll(" ", "_")}.mp3`
    default:
      return `${String(1 + chance.below(20)).padStart(2, "0")}-${artistOf(tags).replaceAll(" & ", "_and_").replaceAll(", ", "_and_").replaceAll(" ", "_").toLowerCase()}-${titleOf(tags).replaceAll(" ", "_").toLowerCase()}.mp3`
  }
}

const guestIn = (name: string): RegExpExecArray | null =>
  /\s*[[(]?\b(feat\.?|ft\.?|featuring)\s+([^()[\]]+?)[\])]?\s*$/i.exec(name)

/** Every kind of damage by its name. */
export const kinds: ReadonlyMap<string, Damage> = new Map<string, Damage>([
  ["none", (tags) => tags],
  [
    "separators",
    (tags, chance) =>
      tags.artists.length < 2
        ? undefined
        : { ...tags, separator: chance.one([" & ", " x ", " vs ", " vs. ", "/", "; ", " and ", " + "]) }
  ],
  [
    "order of artists",
    (tags) => (tags.artists.length < 2 ? undefined : { ...tags, artists: tags.artists.toReversed() })
  ],
  [
    "first artist only",
    (tags) => (tags.artists.length < 2 ? undefined : { ...tags, artists: tags.artists.slice(0, 1) })
  ],
  [
    "featured artist moved",
    (tags, chance) => {
      const guest = guestIn(tags.name)
      if (guest !== null && guest.index > 0) {
        const name = tags.name.slice(0, guest.index)
        return chance.odds(0.5)
          ? { ...tags, name, artist: `${artistOf(tags)} feat. ${guest[2] ?? ""}` }
          : { ...tags, name, title: `${name} (${tags.mix}) [feat. ${guest[2] ?? ""}]` }
      }
      const [first, ...others] = tags.artists
      const last = others.at(-1)
      if (first === undefined || last === undefined) return undefined
      const artists = [first, ...others.slice(0, -1)]
      return chance.odds(0.5)
        ? { ...tags, artists, name: `${tags.name} (feat. ${last})` }
        : { ...tags, artists, artist: `${artists.join(", ")} ft. ${last}` }
    }
  ],
  [
    "accents lost",
    (tags) => {
      const next = {
        ...tags,
        artists: tags.artists.map(unaccented),
        name: unaccented(tags.name),
        mix: unaccented(tags.mix)
      }
      return artistOf(next) + titleOf(next) === artistOf(tags) + titleOf(tags) ? undefined : next
    }
  ],
  [
    "upper and lower case",
    (tags, chance) =>
      chance.odds(0.5)
        ? { ...tags, artist: artistOf(tags).toLowerCase(), title: titleOf(tags).toLowerCase() }
        : { ...tags, artist: artistOf(tags).toUpperCase(), title: titleOf(tags).toUpperCase() }
  ],
  [
    "site spam",
    (tags, chance) => {
      const site = chance.one(sites)
      const title = titleOf(tags)
      const spam = { ...tags, release: site, label: chance.odds(0.5) ? site : tags.label }
      return chance.one([
        withTitle(spam, `${title} [${site}]`),
        withTitle(spam, `${title} - ${site}`),
        withTitle(spam, `${title}-${site}`),
        withTitle(spam, `${title} (${site})`),
        { ...spam, title: `${title} ${site}`, artist: artistOf(tags) }
      ])
    }
  ],
  [
    "prefixes and suffixes",
    (tags, chance) => {
      const title = titleOf(tags)
      const key = chance.one(camelot)
      const tempo = String(tags.bpm ?? 124)
      return withTitle(
        tags,
        chance.one([
          `01. ${title}`,
          `[7] ${title} [7]`,
          `(F) ${title}`,
          `* ${title}`,
          `${title} - ${key}`,
          `${key} - ${title}`,
          `${title} - ${tempo}`,
          `${title} - ${key} - ${tempo}`,
          `${title} (320kbps)`,
          `${title} [8-9]`,
          `${key} - ${tempo} - ${title}`
        ])
      )
    }
  ],
  [
    "label in brackets",
    (tags, chance) =>
      tags.label === undefined
        ? undefined
        : {
            ...withTitle(tags, `${titleOf(tags)} [${tags.label}]`),
            label: chance.odds(0.5) ? tags.label : undefined
          }
  ],
  ["file names", (tags, chance) => ({ ...tags, title: titleOf(tags), fileName: fileNameOf(tags, chance) })],
  [
    "mix after a dash",
    (tags) => (tags.mix === "" ? undefined : withTitle(tags, `${tags.name} - ${tags.mix}`))
  ],
  ["swapped fields", (tags) => ({ ...tags, title: artistOf(tags), artist: titleOf(tags) })],
  [
    "country suffix",
    (tags, chance) => {
      const bare = tags.artists.map((name) => name.replace(/\s*\([A-Z]{2}\)$/, ""))
      return bare.join() === tags.artists.join()
        ? {
            ...tags,
            artists: tags.artists.map((name, index) =>
              index === 0 ? `${name} (${chance.one(["NO", "BE", "US", "UK", "DE"])})` : name
            )
          }
        : { ...tags, artists: bare }
    }
  ],
  [
    "one typo in the title",
    (tags, chance) => (tags.name.length < 3 ? undefined : { ...tags, name: typo(tags.name, chance) })
  ],
  [
    "typos in title and artist",
    (tags, chance) => {
      if (tags.name.length < 3) return undefined
      const hit = chance.below(tags.artists.length)
      return {
        ...tags,
        name: typo(tags.name, chance),
        artists: tags.artists.map((name, index) => (index === hit ? typo(name, chance) : name))
      }
    }
  ],
  [
    "abbreviations",
    (tags) => {
      const mix = tags.mix
        .replaceAll(/\bRemix\b/g, "Rmx")
        .replaceAll(/\bExtended\b/g, "Ext.")
        .replaceAll(/\bOriginal\b/g, "Orig.")
        .replaceAll(/\bInstrumental\b/g, "Instr.")
        .replaceAll(/\bVersion\b/g, "Ver.")
      const name = tags.name.replace(/\b(?:featuring|ft\.?)\s/i, "feat. ")
      return mix === tags.mix && name === tags.name ? undefined : { ...tags, mix, name }
    }
  ],
  [
    "cut at 30 characters",
    (tags) =>
      titleOf(tags).length <= 30
        ? undefined
        : { ...tags, title: titleOf(tags).slice(0, 30), artist: artistOf(tags).slice(0, 30) }
  ],
  [
    "mix left out with a length",
    (tags) => (tags.durationMs === undefined ? undefined : { ...tags, mix: "" })
  ],
  ["mix left out without a length", (tags) => ({ ...tags, mix: "", durationMs: undefined })],
  ["no artist", (tags) => ({ ...tags, artist: "" })],
  [
    "file name only",
    (tags, chance) => ({
      ...tags,
      fileName: fileNameOf(tags, chance),
      title: "",
      artist: "",
      label: undefined,
      release: undefined,
      year: undefined
    })
  ]
])

/** The kinds that combine into "three kinds at once". */
const combining = [
  "separators",
  "order of artists",
  "first artist only",
  "accents lost",
  "upper and lower case",
  "country suffix",
  "abbreviations",
  "mix after a dash",
  "prefixes and suffixes",
  "site spam",
  "one typo in the title"
] as const

/** Three different kinds, one after the other: what changes the parts before what writes the whole. */
export const threeAtOnce: Damage = (tags, chance) => {
  const chosen = new Set<string>()
  let damaged = tags
  for (let attempt = 0; attempt < 40 && chosen.size < 3; attempt++) {
    const kind = chance.one(combining)
    if (chosen.has(kind)) continue
    const isWhole = ["prefixes and suffixes", "site spam", "upper and lower case"].includes(kind)
    // What rewrites the parts comes too late once the whole has been written.
    if (!isWhole && damaged.title !== undefined) continue
    const next = kinds.get(kind)?.(damaged, chance)
    if (next === undefined) continue
    chosen.add(kind)
    damaged = next
  }
  return chosen.size === 3 ? damaged : undefined
}
