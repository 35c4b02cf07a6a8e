/**
 * `beatport_mix_with`
 */
import { Effect, Schema } from "effect"
import { Key } from "../../schemas/Key.ts"
import { Mix, type MixMatch } from "../../schemas/Mix.ts"
import { Tempo } from "../../schemas/Tempo.ts"
import type { AgentServices } from "../AgentServices.ts"
import { Listing, readOffset, toListing } from "../Listing.ts"
import { cursor, dateRange, genre, IdOrText, limit } from "../parameters.ts"
import { requireReference } from "../Reference.ts"
import { type Row, makeTrackRow } from "../Row.ts"
import { readTrackFilters } from "../trackFilters.ts"
import { makeArgumentFailure } from "../ToolFailure.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({
  track: IdOrText.annotate({ description: "Track id or link" }),
  within: Schema.optionalKey(
    Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 20 })).annotate({
      description: "Pitch change in percent, default 3"
    })
  ),
  genre,
  since: dateRange.since,
  limit: limit(10),
  cursor
})

export const MixWithTool = readTool("beatport_mix_with", {
  title: "Mix with a track",
  description: "Finds tracks of compatible key and tempo, best first, and why. Default genre: the track's.",
  parameters,
  success: Listing
})

/** The tempos of dance music. A track is not looked for outside of them at half or double tempo. */
const slowest = 60
const fastest = 200

/** How many tracks are looked at for each tempo, newest first. */
const candidates = 100

/** Finds tracks that mix after a track. */
export const mixWith = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { cursor: from, genre: given, limit: size = 10, track: which, within = 3, ...dates }: typeof parameters.Type
) {
  const { id } = yield* requireReference("track", which, ["track"])
  const list = { tool: "mix_with", id, within, genre: given, ...dates }
  const offset = yield* readOffset(list, from)
  const chosen = yield* readTrackFilters(beatport, {
    ...dates,
    ...(given === undefined ? {} : { genre: given })
  })
  const track = yield* beatport.tracks.get(id, { fallback: "list" })
  const { bpm, key } = track
  if (bpm === null || bpm <= 0 || key === null) {
    return yield* Effect.fail(
      makeArgumentFailure(
        "track",
        `Beatport knows no ${key === null ? "key" : "tempo"} of ${id}. Choose another track.`
      )
    )
  }
  const filters = { genre_id: track.genre.id, ...chosen, key_id: Key.compatible(key) }
  const tempos = [bpm, Tempo.half(bpm), Tempo.double(bpm)].filter(
    (tempo) => tempo === bpm || (tempo >= slowest && tempo <= fastest)
  )
  const pages = yield* Effect.forEach(tempos, (tempo) =>
    beatport.tracks.list({ ...filters, bpm: makeRange(tempo, within), per_page: candidates })
  )
  const others = pages.flatMap(({ results }) => results).filter((candidate) => candidate.id !== id)
  const ranked = Mix.rank(track, others, { within })
  const rows = ranked
    .slice(offset, offset + size)
    .map((match): Row => ({ ...makeTrackRow(match.track, "brief"), why: explainFit(match) }))
  const total = pages.reduce((sum, { count }) => sum + count, 0)
  const note =
    total > others.length + 1
      ? `Ranked among the newest ${others.length} of ${total} tracks; since narrows them.`
      : undefined
  return yield* toListing({ list, offset, rows, count: ranked.length, note })
})

/** Tempos are whole numbers on Beatport, so the range is rounded outward; `Mix` decides. */
const makeRange = (tempo: number, within: number) => ({
  from: Math.max(1, Math.floor(tempo * (1 - within / 100))),
  to: Math.ceil(tempo * (1 + within / 100))
})

const relations = {
  same: "same key",
  "fifth up": "a fifth up",
  "fifth down": "a fifth down",
  relative: "relative major or minor"
} as const

const explainFit = ({ counted, pitch, relation }: MixMatch): string => {
  const percent = Math.round(pitch * 10) / 10
  const tempo = percent === 0 ? "same tempo" : `${percent > 0 ? "+" : ""}${percent}% pitch`
  return `${relations[relation]}, ${tempo}${counted === "as is" ? "" : `, counted ${counted}`}`
}
