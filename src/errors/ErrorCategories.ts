/**
 * The categories of an error, which programs decide by. Every error class has them as data.
 */
import type { Duration } from "effect"

/**
 * Lists the exit codes of the `beatport` command: 2 invalid argument, 3 not found, 4 not signed in, 5 forbidden, 6
 * rate limited, 7 network, timeout or open circuit breaker, 8 error response or undecodable response, 10 this machine
 * is not set up.
 */
export type ExitCode = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 10

/** Describes an error to code that handles every error alike: retries, the command and the MCP server. */
export interface ErrorCategories {
  /** Text that says what happened, then what to do. It never holds a secret. */
  readonly message: string
  /** Whether the same call may succeed later. */
  readonly isRetryable: boolean
  /** Whether the server certainly did not process the request, so that even a POST may be sent again. */
  readonly isUnprocessed: boolean
  /** The pause that the server requested (`Retry-After`), if it did. */
  readonly requestedPause: Duration.Duration | undefined
  /** Whether a new login or a new token can help. */
  readonly needsSignIn: boolean
  /** The exit code of the `beatport` command. */
  readonly exitCode: ExitCode
}
