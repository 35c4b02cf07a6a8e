/**
 * Shows resources by id, for the command of each kind.
 */
import { Effect, Option } from "effect"
import { Argument } from "effect/cli"
import { NotFoundError } from "../errors/NotFoundError.ts"
import { Store, type StoreKind } from "../schemas/Store.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import type { Failure } from "./CliCommand.ts"
import { makeMissingIdsError, UsageError } from "./CliFailure.ts"
import { openInBrowser } from "./openInBrowser.ts"
import { Output } from "./Output.ts"
import { writeDetailLines } from "./output/detail.ts"
import { show, type Shown, writeJsonLine } from "./output/show.ts"
import { parseIds } from "./parseReference.ts"
import { settings } from "./Settings.ts"
import { toggle } from "./toggle.ts"

/** The flags and arguments of every command that shows resources by id. */
export const resourceFlags = {
  ids: Argument.String("ID").pipe(
    Argument.withDescription("An id, a link, a beatport: address, or - for a list on stdin"),
    Argument.variadic({ min: 1 })
  ),
  url: toggle("url", "Write the address of its page in the shop instead"),
  open: toggle("open", "Open its page in the shop")
}

/** The values of `resourceFlags`. */
interface ResourceFlags {
  readonly ids: ReadonlyArray<string>
  readonly url: boolean
  readonly open: boolean
}

interface Named {
  readonly id: number
  readonly name: string
  readonly slug: string
}

interface Many<A> {
  readonly items: ReadonlyArray<A>
  readonly missing: ReadonlyArray<number>
}

/** How resources of one kind are fetched and shown. */
interface Resource<Listed extends Named> extends Shown<Listed> {
  readonly kind: StoreKind
  readonly get: (beatport: BeatportService, id: number) => Effect.Effect<Named, Failure>
  readonly getMany: (
    beatport: BeatportService,
    ids: ReadonlyArray<number>
  ) => Effect.Effect<Many<Listed>, Failure>
}

/** Shows one resource in detail, or several as a table; or their pages, as the flags say. */
export const showResources = Effect.fnUntraced(function* <Listed extends Named>(
  resource: Resource<Listed>,
  { ids, open, url }: ResourceFlags
) {
  const { get, getMany, kind } = resource
  const all = yield* parseIds(kind, ids)
  const [first] = all
  if (first === undefined) return
  const beatport = yield* Beatport
  const output = yield* Output
  const { fields, json } = yield* settings
  if (all.length === 1) {
    const item = yield* get(beatport, first)
    const page = Store.url(kind, item)
    if (open) return yield* openInBrowser(page)
    if (url) return yield* output.lines([page])
    return yield* output.lines(
      json ? [writeJsonLine(kind, item, fields)] : yield* writeDetailLines(kind, item, page, fields)
    )
  }
  const { items, missing } = yield* getMany(beatport, all)
  const pages = items.map((item) => Store.url(kind, item))
  if (open) yield* Effect.forEach(pages, openInBrowser, { discard: true })
  else if (url) yield* output.lines(pages)
  else yield* show(resource, items)
  if (missing.length > 0) return yield* makeMissingIdsError(kind, missing, items.length === 0)
})

/** Returns the id for a flag that works with one resource only. */
export const readOnlyId = (kind: StoreKind, { ids }: ResourceFlags, flag: string) =>
  Effect.flatMap(parseIds(kind, ids), ([id, ...others]) =>
    id === undefined || others.length > 0
      ? Effect.fail(new UsageError({ message: `--${flag} takes one ${kind}, not ${others.length + 1}` }))
      : Effect.succeed(id)
  )

/** Makes `getMany` of a kind that has no list form: one request for each id. */
export const getEach =
  <A>(get: (beatport: BeatportService, id: number) => Effect.Effect<A, Failure>) =>
  (beatport: BeatportService, all: ReadonlyArray<number>): Effect.Effect<Many<A>, Failure> =>
    Effect.map(
      Effect.forEach(
        all,
        (id) =>
          get(beatport, id).pipe(
            Effect.asSome,
            Effect.catchIf(
              (error): error is NotFoundError => error instanceof NotFoundError,
              () => Effect.succeedNone
            )
          ),
        { concurrency: 4 }
      ),
      (found) => ({
        items: found.flatMap(Option.toArray),
        missing: all.filter((_, index) => Option.isNone(found[index] ?? Option.none()))
      })
    )
