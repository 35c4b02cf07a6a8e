/**
 * Authentication with tokens that are stored, refreshed in time, and obtained by logging in.
 */
import { Clock, Effect, Option } from "effect"
import { AuthenticationError } from "../../errors/AuthenticationError.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { TokenStoreError } from "../../errors/TokenStoreError.ts"
import { Token } from "../../schemas/Token.ts"
import type { AuthService } from "../Auth.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { TokenStoreService } from "../TokenStore.ts"
import { isExhausted, isUsed, use } from "./allowance.ts"
import type { Credentials, Exchange } from "./exchange.ts"
import { checkCredentials, checkPasted } from "./given.ts"
import { makeHeldToken } from "./HeldToken.ts"
import { importedToken } from "./imported.ts"
import { makeRenewal } from "./Renewal.ts"
import { statusOf } from "./status.ts"
import { refreshedLater, sameSecret, sameToken, tokenFrom, withoutRefresh } from "./tokens.ts"

/** Makes the service over a store and the conversations with the server. Closing the scope waits for what is under way. */
export const makeRefreshedToken = Effect.fnUntraced(function* (
  config: BeatportConfigService,
  store: TokenStoreService,
  exchange: Exchange
) {
  const renewal = yield* makeRenewal
  const held = yield* makeHeldToken(config, store)

  const logIn = Effect.fnUntraced(function* (credentials: Credentials) {
    const issued = yield* exchange.login(credentials)
    return yield* held.keep(tokenFrom(issued, config, credentials.username))
  })

  /** Logs in with the configured credentials, unless they belong to another account than the one that is signed in. */
  const logInOr = Effect.fnUntraced(function* (otherwise: AuthenticationError) {
    const account = yield* held.account
    const credentials = Option.filter(
      config.credentials,
      ({ username }) => Option.isNone(account) || sameSecret(username, account.value)
    )
    return Option.isSome(credentials) ? yield* logIn(credentials.value) : yield* Effect.fail(otherwise)
  })

  const refreshed = Effect.fnUntraced(function* (
    token: Token,
    refreshToken: NonNullable<Token["refresh_token"]>,
    isUsable: boolean
  ): Effect.fn.Return<Token, BeatportError> {
    const issued = yield* Effect.result(exchange.refresh(refreshToken, token.client_id))
    if (issued._tag === "Success") {
      return yield* held.keepRefreshed(tokenFrom(issued.success, config, token.username, token), token)
    }
    const error = issued.failure
    if (!isDeadLogin(error)) return yield* Effect.fail(error)
    // A process that was suspended for longer than its lock lasts does not know that another one has refreshed the token.
    if (Option.exists(yield* held.stored, (found) => !sameToken(found, token))) return yield* obtain
    if (isUsable) return yield* held.keepRefreshed(withoutRefresh(token), token)
    // Without a code of OAuth the refresh may have been refused by something in between: the login may work later.
    if (error.detail !== undefined) yield* held.setAside(token)
    return yield* logInOr(error)
  })

  /** Gets a token, under the store's lock: another process may have got one just now. */
  const obtain: Effect.Effect<Token, BeatportError> = Effect.gen(function* () {
    const found = yield* held.newest
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
    return yield* refreshed(token, token.refresh_token, isUsable).pipe(
      // A failure of the network is not a logout. A token that still works is used, and refreshed a little later.
      Effect.catchIf(
        (error) => isUsable && error._tag !== "TokenStoreError",
        () => held.hold(refreshedLater(token, now))
      )
    )
  })

  const refreshNow = Effect.gen(function* () {
    yield* held.savePending
    const found = yield* held.newest
    if (Option.isNone(found) || found.value.refresh_token === undefined) {
      yield* logInOr(new AuthenticationError({ reason: "NotConfigured" }))
    } else {
      yield* refreshed(found.value, found.value.refresh_token, false)
    }
    // A caller who asks for a refresh is told if it could not be saved.
    yield* held.savePending
  })

  const logOut = Effect.gen(function* () {
    const token = yield* held.forget
    if (Option.isNone(token)) return
    yield* exchange.revoke(token.value.refresh_token ?? token.value.access_token, token.value.client_id)
  })

  const locked = <A>(effect: Effect.Effect<A, BeatportError>): Effect.Effect<A, BeatportError> =>
    Effect.retry(store.withLock(effect), { while: isSuperseded, times: 3 })

  const alone = <A>(effect: Effect.Effect<A, BeatportError>): Effect.Effect<A, BeatportError> =>
    renewal.run(locked(effect))

  const obtaining = yield* renewal.share(
    Effect.gen(function* () {
      const ready = yield* held.ready
      if (Option.isSome(ready)) return yield* held.hold(ready.value)
      const before = exchange.count()
      const token = yield* locked(obtain)
      // This runs for the caller that began it. Callers that wait for it do not use their allowance.
      if (exchange.count() !== before) yield* use
      return token
    })
  )

  const obtained = Effect.gen(function* () {
    if (yield* isUsed) return yield* withoutExchange
    const token = yield* Effect.catchIf(obtaining.run, isStoreFailure, (error) => held.inHand(error))
    return token.access_token
  })

  /** The stored token, if the server has not refused it and it has not expired. */
  const storedWorking = Effect.gen(function* () {
    const found = yield* held.newest
    if (Option.isNone(found) || (yield* held.isRefused(found.value))) return Option.none()
    if (!Token.works(found.value, yield* Clock.currentTimeMillis)) return Option.none()
    return Option.some(yield* held.hold(found.value))
  })

  /** The token for a call that has had its sign-in or refresh: the one in use, even if it has expired by the clock. */
  const withoutExchange = Effect.gen(function* () {
    const ready = yield* held.ready
    const found = Option.isSome(ready) ? Option.some(yield* held.hold(ready.value)) : held.current()
    if (Option.isSome(found)) return found.value.access_token
    // The server refused the token to another call in the meantime.
    if (!(yield* isExhausted)) return (yield* obtaining.run).access_token
    // Another caller or process may have replaced the token, or be about to.
    const theirs = yield* obtaining.join
    const token = Option.isSome(theirs) ? theirs : yield* alone(storedWorking)
    if (Option.isSome(token)) return token.value.access_token
    return yield* Effect.fail(new AuthenticationError({ reason: "TokenRejected" }))
  })

  const service: AuthService = {
    accessToken: Effect.clockWith((clock) => {
      const token = held.current()
      return Option.isSome(token) && Token.isFresh(token.value, clock.currentTimeMillisUnsafe())
        ? Effect.succeed(token.value.access_token)
        : obtained
    }),
    reject: held.refuse,
    login: Effect.fn("Auth.login")(function* (given) {
      const credentials =
        given === undefined ? config.credentials : Option.some(yield* checkCredentials(given))
      if (Option.isNone(credentials)) {
        return yield* Effect.fail(new AuthenticationError({ reason: "NotConfigured" }))
      }
      yield* alone(logIn(credentials.value))
    }),
    refresh: alone(refreshNow).pipe(Effect.withSpan("Auth.refresh")),
    logout: alone(logOut).pipe(Effect.withSpan("Auth.logout")),
    status: Effect.gen(function* () {
      const mine = held.current()
      return statusOf(Option.isSome(mine) ? mine : yield* held.stored, yield* Clock.currentTimeMillis)
    }),
    importToken: Effect.fn("Auth.importToken")(function* (pasted) {
      const given = yield* checkPasted({ token: pasted })
      const token = yield* importedToken(given.token, yield* Clock.currentTimeMillis, config.baseUrl)
      yield* alone(held.keep(token))
    })
  }
  return service
})

/** The saved login cannot be refreshed, now or later. */
const isDeadLogin = (error: BeatportError): error is AuthenticationError =>
  error._tag === "AuthenticationError" && error.reason === "InvalidGrant"

/** Another process has got the store's lock meanwhile: what it stored has to be looked at again. */
const isSuperseded = (error: BeatportError): boolean =>
  error._tag === "TokenStoreError" && error.reason === "Superseded"

const isStoreFailure = (error: BeatportError): error is TokenStoreError =>
  error._tag === "TokenStoreError" && error.reason !== "Superseded"
