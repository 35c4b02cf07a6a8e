/**
 * Measures the cost of decoding a page of a hundred tracks, compared with parsing it.
 */
import { Result, Schema } from "effect"
import * as SchemaJITCompiler from "effect/schema/SchemaJITCompiler"
import { Track } from "effect-beatport"
import type { Served } from "./Served.ts"
import { ratios, spread, type Spread } from "./Spread.ts"

/** Holds the measurements of decoding. */
export interface DecodingCost {
  /** Size of the page, in bytes. */
  readonly bytes: number
  /** Time of `JSON.parse`, in microseconds. */
  readonly parseMicros: Spread
  /** Time of decoding as a multiple of parsing, with compiled code as in the SDK. */
  readonly compiled: Spread
  /** The same without compiled code, as under a strict content security policy. */
  readonly interpreted: Spread
}

const Page = () =>
  Schema.Struct({
    results: Schema.Array(Track),
    next: Schema.NullOr(Schema.String),
    previous: Schema.NullOr(Schema.String),
    count: Schema.Int,
    page: Schema.String,
    per_page: Schema.Int
  })

const warmUps = 200

export const measureDecoding = ({ page }: Served, rounds: number): DecodingCost => {
  // As for responses, numbers are not checked for being whole. Code is compiled on the first use of a schema, which
  // has happened by now.
  const interpret = Schema.decodeUnknownResult(Page(), { disableChecks: true })
  interpret(JSON.parse(page))
  const Compiled = Page()
  SchemaJITCompiler.enable(Compiled.ast)
  const compiled = Schema.decodeUnknownResult(Compiled, { disableChecks: true })

  /** Measures parsing and decoding, each in microseconds. */
  const measure = (decode: typeof compiled): readonly [parse: number, check: number] => {
    const start = performance.now()
    const json: unknown = JSON.parse(page)
    const parsed = performance.now()
    const read = decode(json)
    const checked = performance.now()
    if (Result.isFailure(read)) throw read.failure
    return [(parsed - start) * 1000, (checked - parsed) * 1000]
  }
  // One after the other, so that neither pays for the garbage of the other.
  const times = (decode: typeof compiled) =>
    Array.from({ length: warmUps + rounds }, () => measure(decode)).slice(warmUps)
  const ofCompiled = times(compiled)
  const ofInterpreted = times(interpret)
  const ratio = (measured: typeof ofCompiled) =>
    ratios(
      measured.map(([, check]) => check),
      measured.map(([parse]) => parse)
    )
  return {
    bytes: Buffer.byteLength(page),
    parseMicros: spread([...ofCompiled, ...ofInterpreted].map(([parse]) => parse)),
    compiled: ratio(ofCompiled),
    interpreted: ratio(ofInterpreted)
  }
}
