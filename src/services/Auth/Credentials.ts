/**
 * The credentials of an account.
 */
import type { Redacted } from "effect"

/** Holds a user name and a password. */
export interface Credentials {
  readonly username: Redacted.Redacted
  readonly password: Redacted.Redacted
}
