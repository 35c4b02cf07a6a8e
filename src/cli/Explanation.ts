/**
 * A failure in words, and how it is written to stderr.
 */
import { shorten } from "../errors/shorten.ts"

/** A failure, as the caller sees it and as `--json` writes it. */
export interface Explanation {
  readonly tag: string
  readonly exitCode: number
  /** What happened, without HTTP methods and paths. */
  readonly message: string
  /** What to do. */
  readonly hint: string
  /** In seconds, if the server asked for a pause. */
  readonly retryAfter: number | null
  /** What `--verbose` adds. */
  readonly detail?: string | undefined
}

/** The greatest length of a message, in characters: it can repeat an argument or a line of stdin of any length. */
const longestMessage = 1000

/** The lines of stderr for a failure. */
export const writeFailureLines = (explanation: Explanation, verbose: boolean): ReadonlyArray<string> => [
  `beatport: ${shorten(explanation.message, longestMessage)}`,
  ...(explanation.hint === "" ? [] : [`  ${explanation.hint}`]),
  ...(verbose && explanation.detail !== undefined
    ? explanation.detail.split("\n").map((line) => `  ${line}`)
    : [])
]

/** The line that stands for these with `--json`. */
export const writeFailureJson = ({ exitCode, hint, message, retryAfter, tag }: Explanation): string =>
  JSON.stringify({
    error: { tag, exitCode, message: shorten(message, longestMessage), hint, retryAfter }
  })
