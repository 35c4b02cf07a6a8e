/**
 * Login and logout with promises.
 */
import { DateTime, Option, type Redacted } from "effect"
import type { AuthService } from "../services/Auth.ts"
import type { AuthStatus } from "../services/Auth/AuthStatus.ts"
import type { CallOptions } from "./CallOptions.ts"
import { captureCallSite } from "./CallSite.ts"
import type { Run } from "./Run.ts"

/** Describes the current login. */
export interface SignInStatus {
  /** State of the token: whether there is one, and whether it is valid. */
  readonly state: AuthStatus["state"]
  /** When the access token expires; null if unknown. */
  readonly expires_at: Date | null
  /** Whether the token can be refreshed without a password. */
  readonly renewable: boolean
  /** OAuth scopes of the token, separated by spaces. `null` if the server named none. */
  readonly scope: string | null
}

/** Logs in and out. */
export interface PromisedAuth {
  /** Logs in with these credentials, or with the configured ones. A call logs in by itself when it has to. */
  readonly login: (
    credentials?: {
      readonly username: string | Redacted.Redacted
      readonly password: string | Redacted.Redacted
    },
    options?: CallOptions
  ) => Promise<void>
  /** Refreshes the token now. A call refreshes it by itself before it expires. */
  readonly refresh: (options?: CallOptions) => Promise<void>
  /** Revokes the token at the server and removes it from the store. */
  readonly logout: (options?: CallOptions) => Promise<void>
  /** Returns the state of the login, without a request. */
  readonly status: (options?: CallOptions) => Promise<SignInStatus>
  /** Imports a token from elsewhere: an access token, the JSON of the token endpoint, or another program's token file. */
  readonly importToken: (pasted: string | Redacted.Redacted, options?: CallOptions) => Promise<void>
}

/** Makes the operations over the `Auth` service. */
export const toPromisedAuth = (auth: AuthService, run: Run): PromisedAuth => {
  const operations: PromisedAuth = {
    login: (credentials, options) =>
      run.promise(auth.login(credentials), { ...options, site: captureCallSite(operations.login) }),
    refresh: (options) =>
      run.promise(auth.refresh, { ...options, site: captureCallSite(operations.refresh) }),
    logout: (options) => run.promise(auth.logout, { ...options, site: captureCallSite(operations.logout) }),
    status: async (options) => {
      const { expires_at, renewable, scope, state } = await run.promise(auth.status, {
        ...options,
        site: captureCallSite(operations.status)
      })
      return {
        state,
        expires_at: Option.match(expires_at, {
          onNone: () => null,
          onSome: (end) => DateTime.toDateUtc(DateTime.makeUnsafe(end))
        }),
        renewable,
        scope: Option.getOrNull(scope)
      }
    },
    importToken: (pasted, options) =>
      run.promise(auth.importToken(pasted), { ...options, site: captureCallSite(operations.importToken) })
  }
  return operations
}
