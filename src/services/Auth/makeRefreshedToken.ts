/**
 * Authentication with tokens that are stored, refreshed in time, and obtained by logging in.
 */
import { Clock, Effect, Option } from "effect"
import { AuthenticationError } from "../../errors/AuthenticationError.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { TokenStoreError } from "../../errors/TokenStoreError.ts"
import { Token } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { TokenStoreService } from "../TokenStore.ts"
import { isAllowanceExhausted, isAllowanceUsed, useAllowance } from "../http/withSignInAllowance.ts"
import type { Credentials } from "./Credentials.ts"
import type { TokenExchange } from "./TokenExchange.ts"
import {
  checkCredentials,
  checkImportedToken,
  type CredentialsInput,
  parseImportedToken,
  type SecretInput
} from "./authArguments.ts"
import { makeHeldToken } from "./makeHeldToken.ts"
import { makeRefreshRunner } from "./RefreshRunner.ts"
import { SpanName } from "../telemetry/TelemetryNames.ts"
import { withSpan } from "../telemetry/withSpan.ts"
import { toStatus } from "./AuthStatus.ts"
import { postponeRefresh, isSameSecret, isSameToken, toToken, removeRefreshToken } from "./tokens.ts"

/** Makes the service over a store and the conversations with the server. Closing the scope waits for what is under way. */
export const makeRefreshedToken = Effect.fnUntraced(function* (
  config: BeatportConfigService,
  store: TokenStoreService,
  exchange: TokenExchange
) {
  const runner = yield* makeRefreshRunner
  const held = yield* makeHeldToken(config, store)

  const logIn = Effect.fnUntraced(function* (credentials: Credentials) {
    const issued = yield* exchange.login(credentials)
    return yield* held.save(toToken(issued, config, credentials.username))
  })

  /** Logs in with the configured credentials, unless they belong to another account than the one that is signed in. */
  const logInOr = Effect.fnUntraced(function* (otherwise: AuthenticationError) {
    const account = yield* held.account
    const credentials = Option.filter(
      config.credentials,
      ({ username }) => Option.isNone(account) || isSameSecret(username, account.value)
    )
    return Option.isSome(credentials) ? yield* logIn(credentials.value) : yield* Effect.fail(otherwise)
  })

  const exchangeRefreshToken = Effect.fnUntraced(function* (
    token: Token,
    refreshToken: NonNullable<Token["refresh_token"]>,
    isUsable: boolean
  ): Effect.fn.Return<Token, BeatportError> {
    const issued = yield* Effect.result(exchange.refresh(refreshToken, token.client_id))
    if (issued._tag === "Success") {
      return yield* held.saveRefreshed(toToken(issued.success, config, token.username, token), token)
    }
    const error = issued.failure
    if (!isExpiredLogin(error)) return yield* Effect.fail(error)
    // A process that was suspended for longer than its lock lasts does not know that another one has refreshed the token.
    if (Option.exists(yield* held.loadStored, (found) => !isSameToken(found, token))) return yield* obtain
    if (isUsable) return yield* held.saveRefreshed(removeRefreshToken(token), token)
    // Without a code of OAuth the refresh may have been refused by something in between: the login may work later.
    if (error.detail !== undefined) yield* held.removeStored(token)
    return yield* logInOr(error)
  })

  /** Gets a token, under the store's lock: another process may have got one just now. */
  const obtain: Effect.Effect<Token, BeatportError> = Effect.gen(function* () {
    const found = yield* held.loadNewest
    if (Option.isNone(found)) {
      const reason = (yield* held.hasRefused) ? "TokenRejected" : "NotConfigured"
      return yield* logInOr(new AuthenticationError({ reason }))
    }
    const token = found.value
    const now = yield* Clock.currentTimeMillis
    const isUsable = Token.works(token, now) && !(yield* held.isRefused(token))
    if (isUsable && (Token.isFresh(token, now) || !config.autoRefreshToken)) return yield* held.hold(token)
    if (!config.autoRefreshToken) {
      return yield* Effect.fail(new AuthenticationError({ reason: "InvalidGrant" }))
    }
    if (token.refresh_token === undefined) {
      return yield* logInOr(new AuthenticationError({ reason: "TokenRejected" }))
    }
    return yield* exchangeRefreshToken(token, token.refresh_token, isUsable).pipe(
      // A failure of the network is not a logout. A token that still works is used, and refreshed a little later.
      Effect.catchIf(
        (error) => isUsable && error._tag !== "TokenStoreError",
        () => held.hold(postponeRefresh(token, now))
      )
    )
  })

  const refreshNow = Effect.gen(function* () {
    yield* held.savePending
    const found = yield* held.loadNewest
    if (Option.isNone(found) || found.value.refresh_token === undefined) {
      yield* logInOr(new AuthenticationError({ reason: "NotConfigured" }))
    } else {
      yield* exchangeRefreshToken(found.value, found.value.refresh_token, false)
    }
    // A caller who asks for a refresh is told if it could not be saved.
    yield* held.savePending
  })

  const logOut = Effect.gen(function* () {
    const token = yield* held.forget
    if (Option.isNone(token)) return
    yield* exchange.revoke(token.value.refresh_token ?? token.value.access_token, token.value.client_id)
  })

  const withStoreLock = <A>(effect: Effect.Effect<A, BeatportError>): Effect.Effect<A, BeatportError> =>
    Effect.retry(store.withLock(effect), { while: isSuperseded, times: 3 })

  const runLocked = <A>(effect: Effect.Effect<A, BeatportError>): Effect.Effect<A, BeatportError> =>
    runner.run(withStoreLock(effect))

  const sharedObtain = yield* runner.share(
    Effect.gen(function* () {
      const ready = yield* held.loadUsable
      if (Option.isSome(ready)) return yield* held.hold(ready.value)
      const before = exchange.count()
      const token = yield* withStoreLock(obtain)
      // This runs for the caller that began it. Callers that wait for it do not use their allowance.
      if (exchange.count() !== before) yield* useAllowance
      return token
    })
  )

  const obtainAccessToken = Effect.gen(function* () {
    if (yield* isAllowanceUsed) return yield* reuseToken
    const token = yield* Effect.catchIf(sharedObtain.run, isStoreFailure, (error) =>
      held.holdDespiteFailure(error)
    )
    return token.access_token
  }).pipe(withSpan(() => ({ name: SpanName.accessToken })))

  /** The stored token, if the server has not refused it and it has not expired. */
  const loadWorking = Effect.gen(function* () {
    const found = yield* held.loadNewest
    if (Option.isNone(found) || (yield* held.isRefused(found.value))) return Option.none()
    if (!Token.works(found.value, yield* Clock.currentTimeMillis)) return Option.none()
    return Option.some(yield* held.hold(found.value))
  })

  /** The token for a call that has had its sign-in or refresh: the one in use, even if it has expired by the clock. */
  const reuseToken = Effect.gen(function* () {
    const ready = yield* held.loadUsable
    const found = Option.isSome(ready) ? Option.some(yield* held.hold(ready.value)) : held.current()
    if (Option.isSome(found)) return found.value.access_token
    // The server refused the token to another call in the meantime.
    if (!(yield* isAllowanceExhausted)) return (yield* sharedObtain.run).access_token
    // Another caller or process may have replaced the token, or be about to.
    const theirs = yield* sharedObtain.join
    const token = Option.isSome(theirs) ? theirs : yield* runLocked(loadWorking)
    if (Option.isSome(token)) return token.value.access_token
    return yield* Effect.fail(new AuthenticationError({ reason: "TokenRejected" }))
  })

  return {
    accessToken: Effect.clockWith((clock) => {
      const token = held.current()
      return Option.isSome(token) && Token.isFresh(token.value, clock.currentTimeMillisUnsafe())
        ? Effect.succeed(token.value.access_token)
        : obtainAccessToken
    }),
    reject: held.refuse,
    account: Effect.gen(function* () {
      const known = yield* held.account
      if (Option.isSome(known)) return known
      const token = Option.isSome(held.current())
        ? held.current()
        : yield* Effect.orElseSucceed(held.loadStored, Option.none)
      return Option.map(token, ({ access_token, username }) => username ?? access_token)
    }),
    login: Effect.fnUntraced(function* (given?: CredentialsInput) {
      const credentials =
        given === undefined ? config.credentials : Option.some(yield* checkCredentials(given))
      if (Option.isNone(credentials)) {
        return yield* Effect.fail(new AuthenticationError({ reason: "NotConfigured" }))
      }
      yield* runLocked(logIn(credentials.value))
    }),
    refresh: runLocked(refreshNow),
    logout: runLocked(logOut),
    status: Effect.gen(function* () {
      const mine = held.current()
      return toStatus(Option.isSome(mine) ? mine : yield* held.loadStored, yield* Clock.currentTimeMillis)
    }),
    importToken: Effect.fnUntraced(function* (pasted: SecretInput) {
      const given = yield* checkImportedToken({ token: pasted })
      const token = yield* parseImportedToken(given.token, yield* Clock.currentTimeMillis, config.baseUrl)
      yield* runLocked(held.save(token))
    })
  }
})

/** The saved login cannot be refreshed, now or later. */
const isExpiredLogin = (error: BeatportError): error is AuthenticationError =>
  error._tag === "AuthenticationError" && error.reason === "InvalidGrant"

/** Another process has got the store's lock meanwhile: what it stored has to be looked at again. */
const isSuperseded = (error: BeatportError): boolean =>
  error._tag === "TokenStoreError" && error.reason === "Superseded"

const isStoreFailure = (error: BeatportError): error is TokenStoreError =>
  error._tag === "TokenStoreError" && error.reason !== "Superseded"
