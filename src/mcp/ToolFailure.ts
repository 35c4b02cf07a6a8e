/**
 * The error of a tool call, worded for a model that decides what to do next.
 */
import { Duration, Schema } from "effect"
import type { BeatportError } from "../errors/BeatportError.ts"
import { cleanMessage } from "./text.ts"

/**
 * Reports that a tool call failed: what happened, what to do, and whether the same call may succeed later.
 * It holds no secret: the messages of the SDK hold none, and what Beatport says in them is searched for tokens.
 */
export class ToolFailure extends Schema.TaggedError<ToolFailure>()("ToolFailure", {
  message: Schema.String,
  /** Whether the same call may succeed later. */
  isRetryable: Schema.Boolean,
  /** After how many seconds to try again, if the server said it. */
  retryAfterSeconds: Schema.optionalKey(Schema.Int)
}) {}

/** Makes the failure of a call whose argument is invalid. */
export const makeArgumentFailure = (parameter: string, problem: string): ToolFailure =>
  new ToolFailure({ message: cleanMessage(`${parameter}: ${problem}`, longestMessage), isRetryable: false })

/** Converts an error of the SDK into the failure of a tool call. */
export const fromBeatportError = (error: BeatportError): ToolFailure => {
  const advice = writeAdvice(error)
  const { requestedPause } = error
  const seconds = requestedPause === undefined ? undefined : Math.ceil(Duration.toSeconds(requestedPause))
  const retry = !error.isRetryable
    ? "The same call will fail again."
    : seconds === undefined
      ? "Try again in a minute."
      : `Try again in ${seconds} s.`
  return new ToolFailure({
    message: cleanMessage(`${advice ?? error.message} ${retry}`, longestMessage),
    isRetryable: error.isRetryable,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds })
  })
}

/** The greatest length of a message, in characters. */
const longestMessage = 1000

/** Returns what the user of a server can do, where the SDK's own message speaks to a programmer. */
const writeAdvice = (error: BeatportError): string | undefined => {
  if (error._tag === "AuthenticationError") {
    return `Not signed in to Beatport (${error.reason}). ${signInAdvice}`
  }
  if (error._tag === "TokenStoreError") {
    return `The saved Beatport login could not be used (${error.operation}). ${signInAdvice}`
  }
  if (error._tag === "ForbiddenError" && error.reason === "TerritoryRestricted") {
    return "Beatport does not sell this in the account's country. beatport_get with the id returns its listing."
  }
  if (error._tag === "NotFoundError") {
    return "Beatport has nothing with this id, or the account may not see it. Check the id with beatport_search."
  }
  return undefined
}

const signInAdvice =
  "Ask the user to run `beatport login` in a terminal, or to set BEATPORT_USERNAME and BEATPORT_PASSWORD in the configuration of this server. Do not ask for the password in this conversation."
