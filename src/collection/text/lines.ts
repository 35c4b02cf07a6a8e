/**
 * Text in lines, numbered and bounded.
 */
import { Stream } from "effect"
import { maxRecordLength } from "../limits.ts"

/** Holds one line without its line end. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Whether the line was longer than the bound, so that `text` is only its beginning. */
  readonly tooLong: boolean
}

/** Splits text at LF, CRLF and CR. A line longer than 1 MiB is cut and marked. */
export const lines = <E, R>(text: Stream.Stream<string, E, R>): Stream.Stream<Line, E, R> =>
  Stream.mapAccum(text, (): State => ({ open: "", tooLong: false, number: 1, afterReturn: false }), advance, {
    onHalt: ({ open, number, tooLong }) => (open === "" ? [] : [{ number, text: open, tooLong }])
  })

interface State {
  readonly open: string
  readonly tooLong: boolean
  readonly number: number
  /** Whether the last piece ended in CR: an LF that follows belongs to it. */
  readonly afterReturn: boolean
}

const advance = (state: State, piece: string): readonly [State, ReadonlyArray<Line>] => {
  const text = state.afterReturn && piece.startsWith("\n") ? piece.slice(1) : piece
  const parts = text.split(/\r\n|[\n\r]/)
  const found: Array<Line> = []
  let { open, tooLong, number } = state
  parts.forEach((part, index) => {
    tooLong ||= open.length + part.length > maxRecordLength
    open = tooLong ? (open + part.slice(0, maxRecordLength)).slice(0, maxRecordLength) : open + part
    if (index === parts.length - 1) return
    found.push({ number, text: open, tooLong })
    open = ""
    tooLong = false
    number += 1
  })
  return [{ open, tooLong, number, afterReturn: piece.endsWith("\r") }, found]
}
