/**
 * `beatport isrc CODE…` and `beatport upc CODE…`: tracks and releases by their codes, many in a request.
 */
import { Effect } from "effect"
import { Argument } from "effect/cli"
import { Beatport } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { IncompleteError } from "../CliFailure.ts"
import * as Columns from "../output/columns.ts"
import { show } from "../output/show.ts"
import { expand } from "../Reference.ts"
import { withBeatport } from "../Session.ts"

const codes = (description: string) =>
  Argument.String("CODE").pipe(Argument.withDescription(description), Argument.variadic({ min: 1 }))

const failIfMissing = (kind: string, missing: ReadonlyArray<string>, all: boolean) =>
  missing.length === 0
    ? Effect.void
    : Effect.fail(
        new IncompleteError({
          message: `Beatport has no ${kind} with ${missing.join(", ")}`,
          hint: "Check the codes.",
          all
        })
      )

/** `beatport isrc` */
export const isrc: CliCommand = makeCommand(
  "isrc",
  "Finds tracks by ISRC. One recording can be on several releases.",
  { codes: codes("ISRCs such as GBABC1200042, or - for a list on stdin") },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        const { items, missing } = yield* tracks.findByIsrc(yield* expand(given.codes))
        yield* show({ kind: "track", columns: Columns.trackColumns }, items)
        yield* failIfMissing("track", missing, items.length === 0)
      })
    )
)

/** `beatport upc` */
export const upc: CliCommand = makeCommand(
  "upc",
  "Finds releases by UPC or EAN.",
  { codes: codes("UPCs or EANs, or - for a list on stdin") },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const { releases } = yield* Beatport
        const { items, missing } = yield* releases.findByUpc(yield* expand(given.codes))
        yield* show({ kind: "release", columns: Columns.releaseColumns }, items)
        yield* failIfMissing("release", missing, items.length === 0)
      })
    )
)
