/**
 * What a tool says to and asks of the client while it runs. Without a client, progress is dropped and nothing is confirmed.
 */
import { Context, Effect } from "effect"

/** Describes how far a call has come. */
export interface ProgressReport {
  /** Number of steps that are done. */
  readonly progress: number
  /** Number of all steps. */
  readonly total: number
  /** Current step, in words for people. */
  readonly message: string
}

/** Reports how far a long call has come. A server replaces it for each call. */
export const Progress = Context.Reference<(report: ProgressReport) => Effect.Effect<void>>(
  "effect-beatport/mcp/Progress",
  { defaultValue: () => () => Effect.void }
)

/** Names the replies to a question: `unavailable` if the client cannot ask its user. */
export type Reply = "confirmed" | "declined" | "unavailable"

/** Asks the user to confirm. A server replaces it where its protocol has elicitation. */
export const Confirmation = Context.Reference<(question: string) => Effect.Effect<Reply>>(
  "effect-beatport/mcp/Confirmation",
  { defaultValue: () => () => Effect.succeed("unavailable") }
)
