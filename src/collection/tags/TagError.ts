/**
 * The errors of reading and writing audio tags.
 */
import { type PlatformError, Schema } from "effect"

/** Names why the tags of a file were not read or written. */
export const TagReason = Schema.Literals([
  /** The path does not exist. */
  "NotFound",
  /** The file or its folder may not be read or written. */
  "ReadOnly",
  /** The file has no bytes. */
  "Empty",
  /** The file is not of a supported audio format, or it is damaged. */
  "NotAudio",
  /** The content is of another format than the extension says. */
  "WrongExtension",
  /** The path is a symbolic link, or the file has a second name. */
  "Linked",
  /** The file is larger than 2 GiB. */
  "TooLarge",
  /** The tag has a form that cannot be written without loss. */
  "UnsupportedTag",
  /** The file changed after it was read. */
  "Changed",
  /** The written copy did not read back as intended, so the file was left as it was. */
  "VerificationFailed",
  /** The journal cannot be read or written. */
  "Journal",
  /** The file system failed. */
  "FileSystem"
])
export type TagReason = typeof TagReason.Type

/** Says that the tags of one file could not be read or written. The file is as it was before. */
export class TagError extends Schema.TaggedError<TagError>()("TagError", {
  reason: TagReason,
  path: Schema.String,
  detail: Schema.String,
  cause: Schema.optionalKey(Schema.Defect())
}) {
  /** The exit code of a command that ends with this error: 1 for a bug, 10 if this machine is to blame, 2 if the file is. */
  get exitCode(): number {
    if (this.reason === "VerificationFailed") return 1
    return machineReasons.has(this.reason) ? 10 : 2
  }
  override get message(): string {
    return `${this.path}: ${this.detail}`
  }
}

const machineReasons: ReadonlySet<TagReason> = new Set(["ReadOnly", "Journal", "FileSystem"])

/** Makes the error of a failure of the file system. */
export const fromPlatform =
  (path: string) =>
  (cause: PlatformError.PlatformError): TagError => {
    const reason = cause.reason._tag
    if (reason === "NotFound") {
      return new TagError({ reason: "NotFound", path, detail: "it does not exist. Check the path.", cause })
    }
    if (reason === "PermissionDenied") {
      return new TagError({
        reason: "ReadOnly",
        path,
        detail: "it, or its folder, may not be read or written. Check the permissions.",
        cause
      })
    }
    return new TagError({ reason: "FileSystem", path, detail: `the file system failed (${reason}).`, cause })
  }
