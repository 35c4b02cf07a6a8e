/**
 * `beatport isrc CODE…` and `beatport upc CODE…`: tracks and releases by their codes, many in a request.
 */
import { Effect } from "effect"
import { Argument } from "effect/cli"
import type { CallError } from "../../errors/BeatportError.ts"
import type { ValidationError } from "../../errors/ValidationError.ts"
import { Beatport } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import * as Columns from "../output/columns.ts"
import { show } from "../output/show.ts"
import { expand } from "../Reference.ts"
import { withBeatport } from "../Session.ts"
import { missingIds } from "./things.ts"

const codes = (description: string) =>
  Argument.String("CODE").pipe(Argument.withDescription(description), Argument.variadic({ min: 1 }))

const failIfMissing = (kind: string, missing: ReadonlyArray<string>, all: boolean) =>
  missing.length === 0 ? Effect.void : Effect.fail(missingIds(`${kind} with`, missing, all))

/** Errors of a code name it as it was given. */
const namingCode =
  (given: ReadonlyArray<string>) =>
  (error: CallError | ValidationError): CallError | UsageError => {
    if (error._tag !== "ValidationError") return error
    const [first] = Object.entries(error.fields)
    const index = /\[(\d+)\]$/.exec(first?.[0] ?? "")?.[1]
    return new UsageError({
      message: `CODE: "${given[Number(index)] ?? ""}" is invalid`,
      hint: first?.[1].join(" ") ?? ""
    })
  }

/** `beatport isrc` */
export const isrc: CliCommand = makeCommand(
  "isrc",
  "Finds tracks by ISRC. One recording can be on several releases.",
  { codes: codes("ISRCs such as GBABC1200042, or - for a list on stdin") },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        const all = yield* expand(given.codes)
        const { items, missing } = yield* Effect.mapError(tracks.findByIsrc(all).asEffect(), namingCode(all))
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
        const all = yield* expand(given.codes)
        const { items, missing } = yield* Effect.mapError(releases.findByUpc(all).asEffect(), namingCode(all))
        yield* show({ kind: "release", columns: Columns.releaseColumns }, items)
        yield* failIfMissing("release", missing, items.length === 0)
      })
    )
)
