/**
 * The errors that end the reading or writing of a collection.
 */
import { Schema } from "effect"

/** Names what ended the run. */
export const CollectionReason = Schema.Literals([
  /** The path does not exist. */
  "NotFound",
  /** The file system failed, or does not permit to read or write. */
  "Unreadable",
  /** No reader fits the file. */
  "UnknownFormat",
  /** The file is not what its reader expects. */
  "WrongFormat",
  /** No column of a table says what the track is. */
  "NoKnownColumn",
  /** The text encoding is not supported. */
  "Encoding",
  /** A line, a record or a tag is longer, or tags are nested deeper, than the readers accept. */
  "TooLong",
  /** Audio tags need a package that is not installed. */
  "TagLibraryMissing"
])
export type CollectionReason = typeof CollectionReason.Type

/**
 * Ends the reading of a collection. A fault of one row does not: it is a `Problem` among the entries.
 *
 * The message says what happened and what to do.
 */
export class CollectionError extends Schema.TaggedError<CollectionError>()("CollectionError", {
  reason: CollectionReason,
  /** The path as the caller gave it; absent if the bytes came from elsewhere. */
  path: Schema.optionalKey(Schema.String),
  detail: Schema.String,
  cause: Schema.optionalKey(Schema.Defect())
}) {
  /** The exit code of a command that ends with this error: 10 if this machine lacks something, 2 if the file is unfit. */
  get exitCode(): number {
    return this.reason === "TagLibraryMissing" || this.reason === "Unreadable" ? 10 : 2
  }
  override get message(): string {
    return this.path === undefined ? this.detail : `${this.path}: ${this.detail}`
  }
}
