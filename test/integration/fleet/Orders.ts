/**
 * What a process of a fleet is told, and what it says at its end.
 */
import { Cause, Exit, Option, Schema } from "effect"

export const Orders = Schema.Struct({
  /** Its name, which is also its user agent. */
  name: Schema.String,
  /** One or more calls, or a way to a token: `token` is what a call does before it is sent. */
  task: Schema.Literals(["call", "login", "refresh", "token"]),
  /** How many calls. */
  times: Schema.optionalKey(Schema.Int),
  /** Whether it calls until it is told to end, whatever becomes of the calls. */
  endless: Schema.optionalKey(Schema.Boolean),
  baseUrl: Schema.String,
  clientId: Schema.String,
  account: Schema.optionalKey(Schema.Struct({ username: Schema.String, password: Schema.String })),
  tokenFile: Schema.optionalKey(Schema.String),
  redis: Schema.optionalKey(
    Schema.Struct({
      url: Schema.String,
      key: Schema.optionalKey(Schema.String),
      whenUnreachable: Schema.optionalKey(Schema.Literals(["fail", "local"]))
    })
  ),
  /**
   * The id of the user that it becomes before it is ready. It is started as root, because another user may not be allowed to
   * enter the folder of the project or of Node.
   */
  runsAs: Schema.optionalKey(Schema.Int),
  /** Milliseconds between requests. */
  pace: Schema.Int,
  retry: Schema.optionalKey(Schema.Struct({ times: Schema.Int })),
  /** The step of its way to a token at which it kills itself. */
  diesAt: Schema.optionalKey(Schema.Int),
  /** The step at which it stops until it is resumed, as on a suspended machine. */
  freezesAt: Schema.optionalKey(Schema.Int),
  /** The file in which every process records events of the lock and of the token. */
  diary: Schema.optionalKey(Schema.String)
})
export type Orders = typeof Orders.Type

export const Outcome = Schema.Struct({
  /** `well`, or the tag of the error. */
  ended: Schema.String,
  message: Schema.optionalKey(Schema.String),
  operation: Schema.optionalKey(Schema.String),
  reason: Schema.optionalKey(Schema.String),
  /** How many steps it took. */
  steps: Schema.optionalKey(Schema.Int)
})
export type Outcome = typeof Outcome.Type

/** What came of one call of many, and when, in milliseconds since 1970. */
export const CallOutcome = Schema.Struct({
  ...Outcome.fields,
  from: Schema.Number,
  to: Schema.Number
})
export type CallOutcome = typeof CallOutcome.Type

const Failure = Schema.Struct({
  _tag: Schema.String,
  message: Schema.String,
  operation: Schema.optionalKey(Schema.String),
  reason: Schema.optionalKey(Schema.String)
})

/** How an effect ended, in a few words. */
export const outcomeOf = (exit: Exit.Exit<unknown, unknown>): Outcome => {
  if (Exit.isSuccess(exit)) return { ended: "well" }
  const error = Option.flatMap(Exit.findErrorOption(exit), Schema.decodeUnknownOption(Failure))
  if (Option.isNone(error)) return { ended: "a defect", message: Cause.pretty(exit.cause) }
  const { _tag, ...rest } = error.value
  return { ended: _tag, ...rest }
}
