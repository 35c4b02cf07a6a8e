/**
 * The rules of other programs at their defaults, told in a few lines each, on the candidates that the matcher was given.
 *
 * They are written from descriptions of those programs' sources, and do not copy them: beets (weighted distance),
 * onetagger (similarity of titles), Picard (weighted similarity), CuePoint (token sets), spotify_to_tidal (containment).
 */
import { distance } from "fastest-levenshtein"
import type { CandidateTrack } from "../../src/matching/index.ts"

/** What the rules read of a row. */
export interface BaselineRow {
  readonly artist?: string
  readonly title?: string
  readonly fileName?: string
  readonly release?: string
  readonly durationMs?: number
  readonly year?: number
  readonly key?: string
}

/** A program's rule: the id that it would take, or none. */
export type Baseline = (row: BaselineRow, candidates: ReadonlyArray<CandidateTrack>) => number | undefined

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}()]+/gu, " ")
    .trim()

const likeness = (a: string, b: string): number =>
  a === b ? 1 : 1 - distance(a, b) / Math.max(a.length, b.length, 1)

const fileTitle = (row: BaselineRow): string =>
  (row.fileName ?? "")
    .replace(/\.\w{2,4}$/, "")
    .replaceAll("_", " ")
    .replace(/^\d+\s*[.-]\s*/, "")

/** Title and artist as those programs read a row: the tags, else "Artist - Title" in the file's name. */
const read = (row: BaselineRow): { readonly title: string; readonly artist: string } => {
  const given = row.title ?? ""
  const title = given === "" ? fileTitle(row) : given
  if (row.artist !== undefined || !title.includes(" - ")) return { title, artist: row.artist ?? "" }
  const [artist = "", ...rest] = title.split(" - ")
  return { title: rest.join(" - "), artist }
}

const titleOf = (track: CandidateTrack): string =>
  track.mix_name === "" ? track.name : `${track.name} (${track.mix_name})`

const artistsOf = (track: CandidateTrack): string =>
  track.artists.flatMap((artist) => artist?.name ?? []).join(", ")

const best = (
  candidates: ReadonlyArray<CandidateTrack>,
  score: (track: CandidateTrack) => number,
  least: number
): number | undefined => {
  let found: { readonly id: number; readonly score: number } | undefined
  for (const track of candidates) {
    const value = score(track)
    if (value >= least && (found === undefined || value > found.score)) found = { id: track.id, score: value }
  }
  return found?.id
}

/** A string distance that makes brackets and "feat." cheap. */
const beetsDistance = (a: string, b: string): number => {
  const [left, right] = [plain(a), plain(b)]
  const bare = (text: string) =>
    text
      .replaceAll(/\([^)]*\)|\bfeat\b.*$/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim()
  const core = 1 - likeness(bare(left), bare(right))
  const extra = bare(left) === left && bare(right) === right ? 0 : 0.1 * (1 - likeness(left, right))
  return Math.min(1, core + extra)
}

const beets: Baseline = (row, candidates) => {
  const { artist, title } = read(row)
  return best(
    candidates,
    (track) => {
      const parts: Array<readonly [weight: number, distance: number]> = [
        [3, beetsDistance(title, titleOf(track))],
        [2, artist === "" ? 0 : beetsDistance(artist, artistsOf(track))]
      ]
      if (row.durationMs !== undefined && typeof track.length_ms === "number") {
        parts.push([
          2,
          Math.min(1, Math.max(0, Math.abs(row.durationMs - track.length_ms) - 10_000) / 30_000)
        ])
      }
      const weights = parts.reduce((sum, [weight]) => sum + weight, 0)
      return 1 - parts.reduce((sum, [weight, far]) => sum + weight * far, 0) / weights
    },
    0.75
  )
}

const onetagger: Baseline = (row, candidates) => {
  const clean = (title: string) =>
    plain(title)
      .replace(/\((?:original mix|original|feat[^)]*)\)/g, "")
      .replaceAll(/[()]/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim()
  const { artist, title } = read(row)
  const wanted = plain(artist).split(/ (?:and|x|vs|feat|ft) |,|;|\//)
  return best(
    candidates.filter((track) =>
      track.artists.some((credited) => {
        const name = plain(credited?.name ?? "")
        return plain(artist).includes(name) || wanted.some((one) => likeness(one.trim(), name) >= 0.85)
      })
    ),
    (track) => likeness(clean(title), clean(titleOf(track))),
    0.8
  )
}

/** The share of words that have a like word on the other side. */
const wordLikeness = (a: string, b: string): number => {
  const [left, right] = [plain(a).split(" "), plain(b).split(" ")]
  const total = left.reduce((sum, word) => sum + Math.max(...right.map((other) => likeness(word, other))), 0)
  return total / Math.max(left.length, right.length)
}

const picard: Baseline = (row, candidates) => {
  const { artist, title } = read(row)
  return best(
    candidates,
    (track) => {
      const parts: Array<readonly [weight: number, likeness: number]> = [
        [13, wordLikeness(title, titleOf(track))]
      ]
      if (artist !== "") parts.push([4, wordLikeness(artist, artistsOf(track))])
      if (row.release !== undefined) parts.push([5, wordLikeness(row.release, track.release?.name ?? "")])
      if (row.durationMs !== undefined && typeof track.length_ms === "number") {
        parts.push([10, 1 - Math.min(1, Math.abs(row.durationMs - track.length_ms) / 30_000)])
      }
      const weights = parts.reduce((sum, [weight]) => sum + weight, 0)
      return parts.reduce((sum, [weight, like]) => sum + weight * like, 0) / weights
    },
    0.7
  )
}

/** 1 for every subset of words. */
const tokenSet = (a: string, b: string): number => {
  const [left, right] = [new Set(plain(a).split(/[\s()]+/)), new Set(plain(b).split(/[\s()]+/))]
  const common = [...left]
    .filter((word) => right.has(word))
    .toSorted()
    .join(" ")
  const [one, two] = [left, right].map((words) =>
    [common, ...[...words].filter((word) => !common.split(" ").includes(word)).toSorted()].join(" ").trim()
  )
  return common === ""
    ? likeness(one ?? "", two ?? "")
    : Math.max(likeness(common, one ?? ""), likeness(common, two ?? ""), likeness(one ?? "", two ?? ""))
}

const cuePoint: Baseline = (row, candidates) => {
  const { artist, title } = read(row)
  return best(
    candidates,
    (track) => {
      const names = tokenSet(title, titleOf(track))
      const artists = artist === "" ? names : tokenSet(artist, artistsOf(track))
      const sameYear = row.year !== undefined && track.publish_date?.startsWith(String(row.year)) === true
      return 0.55 * names + 0.45 * artists + (sameYear ? 0.02 : 0) + (row.key === track.key?.name ? 0.02 : 0)
    },
    0.7
  )
}

const versions = ["instrumental", "acapella", "remix", "remaster", "live", "acoustic", "edit"]

const spotifyToTidal: Baseline = (row, candidates) => {
  const { artist, title } = read(row)
  const simple = (text: string) => plain((text.split(" - ")[0] ?? "").split("(")[0] ?? "")
  const artists = new Set(
    plain(artist)
      .split(/ (?:and|x|vs|feat|ft) |,|;|\//)
      .flatMap((name) => name.trim().split(", "))
  )
  return candidates.find((track) => {
    const full = plain(titleOf(track))
    const isExcluded = versions.some((word) => full.includes(word) !== plain(title).includes(word))
    const isNear =
      row.durationMs === undefined ||
      typeof track.length_ms !== "number" ||
      Math.abs(row.durationMs - track.length_ms) < 2000
    const credited = track.artists.map((one) => plain(one?.name ?? ""))
    return (
      !isExcluded &&
      isNear &&
      full.includes(simple(title)) &&
      credited.some((name) => artists.has(name) || plain(artist).includes(name))
    )
  })?.id
}

/** The rules by the names of their programs. */
export const baselines: ReadonlyMap<string, Baseline> = new Map([
  ["beets", beets],
  ["onetagger", onetagger],
  ["Picard", picard],
  ["CuePoint", cuePoint],
  ["spotify_to_tidal", spotifyToTidal]
])
