/**
 * A failure in words, and how it is written to stderr.
 */

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

/** The lines of stderr for a failure. */
export const writeFailureLines = (explanation: Explanation, verbose: boolean): ReadonlyArray<string> => [
  `beatport: ${explanation.message}`,
  ...(explanation.hint === "" ? [] : [`  ${explanation.hint}`]),
  ...(verbose && explanation.detail !== undefined
    ? explanation.detail.split("\n").map((line) => `  ${line}`)
    : [])
]

/** The line that stands for these with `--json`. */
export const writeFailureJson = ({ exitCode, hint, message, retryAfter, tag }: Explanation): string =>
  JSON.stringify({ error: { tag, exitCode, message, hint, retryAfter } })
