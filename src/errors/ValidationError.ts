/**
 * Invalid arguments and options.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Names the operation of an error in an option or an environment variable. */
export const configuration = "configuration"

/**
 * Reports an invalid argument. Either the SDK found it and sent no request, or the server rejected it: 400, or 413, 414 and 431 for
 * a request that is too long.
 */
export class ValidationError
  extends Schema.TaggedError<ValidationError>()(
    "ValidationError",
    {
      /** The operation as the caller wrote it (`tracks.list`), or `configuration`. */
      operation: Schema.optionalKey(Schema.String),
      method: Schema.optionalKey(Schema.String),
      path: Schema.optionalKey(Schema.String),
      /** The status if the server rejected the argument; absent if no request was sent. */
      status: Schema.optionalKey(Schema.Int),
      /** Messages by the name of the argument. */
      fields: Schema.Record(Schema.String, Schema.Array(Schema.String))
    },
    { httpApiStatus: 400 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return true
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return this.operation === configuration ? 10 : 2
  }
  override get message(): string {
    const { method = "", operation, path = "", status } = this
    const subject = operation ?? describeRequest({ method, path })
    const what = status === undefined ? "invalid argument" : `Beatport rejected an argument (${status})`
    const messages = Object.entries(this.fields).map(([field, said]) => `${field}: ${said.join(" ")}`)
    return `${subject}: ${what}. ${messages.join("; ")}`
  }
}

printReadably(ValidationError)

/** Makes the error of an argument that the SDK rejects before it sends a request. */
export const argumentError = (operation: string, argument: string, message: string): ValidationError =>
  new ValidationError({ operation, fields: { [argument]: [message] } })
