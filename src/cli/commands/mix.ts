/**
 * `beatport mix ID`: tracks that mix harmonically with a track.
 */
import { Effect, Option } from "effect"
import { Argument, Flag } from "effect/cli"
import { Mix } from "../../schemas/Mix.ts"
import { Beatport } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { readGenreId } from "../filters.ts"
import { trackColumns } from "../output/columns.ts"
import { show } from "../output/show.ts"
import { parseId, parseIds } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"
import { defaultLimit, settings } from "../Settings.ts"

const percent = /^(\d{1,2}(?:\.\d+)?)%?$/

/** `beatport mix` */
export const mix: CliCommand = makeCommand(
  "mix",
  "Shows tracks that mix harmonically with a track: compatible keys, and a tempo near it, its half or its double. Without candidates, those of the genre's top 100.",
  {
    id: Argument.String("ID").pipe(Argument.withDescription("The track that plays first, by id or link")),
    candidates: Argument.String("CANDIDATE").pipe(
      Argument.withDescription("Tracks to choose from, or - for a list on stdin"),
      Argument.variadic()
    ),
    within: Flag.String("within").pipe(
      Flag.withMetavar("3%"),
      Flag.withDescription("The largest change of tempo, 3% by default"),
      Flag.withDefault("3%")
    ),
    genre: Flag.String("genre").pipe(
      Flag.withMetavar("GENRE"),
      Flag.withDescription("Choose from the top 100 of this genre"),
      Flag.optional
    )
  },
  (given) =>
    Effect.gen(function* () {
      const [, digits] = percent.exec(given.within) ?? []
      if (digits === undefined) {
        return yield* new UsageError({
          message: `--within: expected a percentage such as 3%, not "${given.within}"`
        })
      }
      const id = yield* parseId("track", given.id)
      const ids = yield* parseIds("track", given.candidates)
      const genre = yield* Effect.transposeOption(
        Option.map(given.genre, (name) => readGenreId("genre", name))
      )
      const { all, limit = all ? undefined : defaultLimit } = yield* settings
      yield* withBeatport(
        Effect.gen(function* () {
          const { charts, tracks } = yield* Beatport
          const from = yield* tracks.get(id)
          if (from.key === null || from.bpm === null) {
            return yield* new UsageError({ message: "Beatport knows no key or no tempo of this track" })
          }
          const genre_id = Option.match(genre, { onNone: () => from.genre.id, onSome: Number })
          const candidates =
            ids.length > 0 ? (yield* tracks.getMany(ids)).items : yield* charts.top100({ genre_id })
          const mixing = Mix.rank(
            from,
            candidates.filter((track) => track.id !== id),
            { within: Number(digits) }
          ).slice(0, limit)
          yield* show(
            {
              kind: "mix",
              columns: [
                { header: "RELATION", of: (item) => item.mix.relation },
                {
                  header: "PITCH",
                  of: (item) => `${item.mix.pitch >= 0 ? "+" : ""}${item.mix.pitch.toFixed(1)}%`,
                  align: "right"
                },
                { header: "COUNTED", of: (item) => item.mix.counted },
                ...trackColumns
              ]
            },
            mixing.map(({ track, ...match }) => ({ ...track, mix: match }))
          )
        })
      )
    })
)
