/**
 * Shows items: as a table, or as a line of JSON each.
 */
import { Effect, Stream } from "effect"
import { TerminalCapabilities } from "effect/cli"
import { Output } from "../Output.ts"
import { settings } from "../Settings.ts"
import { checkFields, writeText, readValue } from "./pick.ts"
import { type Column, formatTable } from "./Table.ts"

/** The version of the JSON that `--json` writes. It changes when a script that reads it would have to. */
export const jsonVersion = 1

/** A kind of item, with the columns of its table. */
export interface Shown<A> {
  /** The singular, as JSON names it: `track`. */
  readonly kind: string
  readonly columns: ReadonlyArray<Column<A>>
}

/** Formats an item as a line of JSON. */
export const writeJsonLine = (
  kind: string,
  item: object,
  fields: ReadonlyArray<string> | undefined
): string => {
  const data =
    fields === undefined
      ? item
      : Object.fromEntries(fields.map((field) => [field, readValue(item, field) ?? null]))
  return JSON.stringify({ v: jsonVersion, kind, ...data })
}

/** Whether the output is colored. */
export const isColored = Effect.gen(function* () {
  const { color } = yield* settings
  return color === "auto" ? (yield* TerminalCapabilities.TerminalCapabilities).canColor : color === "always"
})

/** A function that makes text bold where color is wanted. */
export const boldness = Effect.map(isColored, (colored) =>
  colored ? (text: string) => `\u001b[1m${text}\u001b[22m` : (text: string) => text
)

/** Writes items to stdout. */
export const show = <A extends object>({ columns, kind }: Shown<A>, items: ReadonlyArray<A>) =>
  Effect.gen(function* () {
    const { fields, json, quiet } = yield* settings
    const output = yield* Output
    if (fields !== undefined) yield* checkFields(fields, items)
    if (json) return yield* output.lines(items.map((item) => writeJsonLine(kind, item, fields)))
    if (items.length === 0)
      return yield* quiet || !output.isTerminal ? Effect.void : output.note("Nothing found.")
    const chosen = fields?.map((field): Column<A> => ({
      header: field.toUpperCase(),
      of: (item) => writeText(readValue(item, field)),
      shrinks: true
    }))
    yield* output.lines(
      formatTable(chosen ?? columns, items, { width: output.width, header: yield* boldness })
    )
  })

/** Writes items to stdout as they come if they are written as JSON, and as one table otherwise. */
export const showStream = <A extends object, E, R>(shown: Shown<A>, items: Stream.Stream<A, E, R>) =>
  Effect.gen(function* () {
    const { fields, json } = yield* settings
    if (!json) return yield* show(shown, yield* Stream.runCollect(items))
    const output = yield* Output
    yield* output.stream(
      Stream.mapEffect(items, (item, index) =>
        Effect.as(
          fields === undefined || index > 0 ? Effect.void : checkFields(fields, [item]),
          writeJsonLine(shown.kind, item, fields)
        )
      )
    )
  })
