/**
 * Failures of the recorder.
 */
import { Schema } from "effect"
import { ForeignError } from "../../errors/ForeignError.ts"

/** Lists why a recorder has no response, or could not keep one. */
export const RecorderReason = Schema.Literals([
  /** The recording has no response to the request. No request was sent. */
  "NotRecorded",
  /** The file does not exist. */
  "Missing",
  /** The file is incomplete, or was edited wrongly. */
  "Damaged",
  /** The file is no recording of this package. It is never overwritten. */
  "Foreign",
  /** A newer version of this package wrote the file. */
  "NewerVersion",
  /** The file system failed. */
  "FileSystem",
  /** The recording would exceed `maxBytes`. */
  "TooLarge",
  /** The body of a response is compressed in a way that cannot be decoded, so secrets in it could not be removed. */
  "UnreadableBody"
])
export type RecorderReason = typeof RecorderReason.Type

/** Reports that a recorder has no response, or could not keep one. */
export class RecorderError extends Schema.TaggedError<RecorderError>()("RecorderError", {
  reason: RecorderReason,
  /** The path of the recording. */
  file: Schema.String,
  /** What happened, and what to do. */
  detail: Schema.String
}) {
  /** Marks a failure that a second attempt cannot repair, for the errors of the SDK. */
  get code(): string {
    return "RECORDER"
  }
  override get message(): string {
    return this.detail
  }
  /** Returns what the errors of the SDK keep as their cause: the whole message, which ends with what to do. */
  override get cause(): unknown {
    return new ForeignError(this, this.detail)
  }
}
