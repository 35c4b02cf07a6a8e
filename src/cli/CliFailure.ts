/**
 * Errors of the command itself. Those of the SDK are in `src/errors`.
 */
import { type PlatformError, Predicate, Schema } from "effect"

/** The caller's arguments are wrong. */
export class UsageError extends Schema.TaggedError<UsageError>()("UsageError", {
  message: Schema.String,
  hint: Schema.optionalKey(Schema.String)
}) {
  readonly exitCode = 2
}

/** Some of several items failed or are missing; 3 if all are missing. */
export class IncompleteError extends Schema.TaggedError<IncompleteError>()("IncompleteError", {
  message: Schema.String,
  hint: Schema.String,
  all: Schema.Boolean
}) {
  get exitCode(): number {
    return this.all ? 3 : 9
  }
}

/** Makes the error that names ids without a match; `all` if none has one. */
export const makeMissingIdsError = (kind: string, missing: ReadonlyArray<number | string>, all: boolean) => {
  const [named, others] = [missing.slice(0, 10), missing.length - 10]
  return new IncompleteError({
    message: `Beatport has no ${kind} ${named.join(", ")}${others > 0 ? ` and ${others} more` : ""}`,
    hint: "Check the ids, or find them with beatport search.",
    all
  })
}

/** This machine lacks something that the command needs. */
export class SetupError extends Schema.TaggedError<SetupError>()("SetupError", {
  message: Schema.String,
  hint: Schema.String
}) {
  readonly exitCode = 10
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOSPC", "the disk is full"],
  ["ENOENT", "its folder does not exist"],
  ["ENOTDIR", "its folder is a file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "it is not permitted"],
  ["EPERM", "it is not permitted"],
  ["EROFS", "the disk is read-only"]
])

/** Output could not be written. A pipe that its reader closed is no error to the caller. */
export class OutputError extends Schema.TaggedError<OutputError>()("OutputError", {
  /** Where it was written to. */
  target: Schema.String,
  /** Node's error code, such as `ENOSPC`. */
  code: Schema.String
}) {
  get isClosedPipe(): boolean {
    return this.code === "EPIPE"
  }
  get exitCode(): number {
    return this.isClosedPipe ? 0 : 74
  }
  override get message(): string {
    return `${this.target} could not be written: ${reasons.get(this.code) ?? this.code}`
  }
}

/** Makes the error of a file that could not be written. */
export const makeOutputError =
  (target: string) =>
  ({ reason }: PlatformError.PlatformError): OutputError =>
    new OutputError({ target, code: readCode(reason.cause) })

/** Returns the code by which Node names a failure of the file system. */
export const readCode = (error: unknown): string =>
  Predicate.hasProperty(error, "code") && Predicate.isString(error.code) ? error.code : "EIO"

/** A command that was run has ended with an exit code, which becomes ours. */
export class ChildExit extends Schema.TaggedError<ChildExit>()("ChildExit", { exitCode: Schema.Int }) {}

/** Every error of the command itself. */
export type CliFailure = UsageError | IncompleteError | SetupError | OutputError | ChildExit
