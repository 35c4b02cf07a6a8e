/**
 * Who is signed in: getting a token, keeping it, renewing it in time, once for everybody who waits.
 */
import { Clock, Context, Effect, Layer, Option, Redacted, Ref } from "effect"
import { HttpClient } from "effect/http"
import { AuthenticationError } from "../errors/AuthenticationError.ts"
import type { BeatportError } from "../errors/BeatportError.ts"
import { Token } from "../schemas/Token.ts"
import { type Credentials, makeExchange } from "./Auth/exchange.ts"
import { checkCredentials, checkPasted } from "./Auth/given.ts"
import { readPasted } from "./Auth/pasted.ts"
import { makeRenewal } from "./Auth/Renewal.ts"
import { type AuthStatus, signedOut, statusOf } from "./Auth/status.ts"
import { belongsTo, endless, renewedLater, sameSecret, tokenFrom, withoutRefresh } from "./Auth/tokens.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import { ClientId } from "./ClientId.ts"
import { makeRetryBudget } from "./http/retry.ts"
import { RateLimiter } from "./RateLimiter.ts"
import { TokenStore } from "./TokenStore.ts"

/** The service. */
export interface AuthService {
  /** A token to send: the held one, else the stored one, else a renewed one, else one from a new login. */
  readonly accessToken: Effect.Effect<Redacted.Redacted, BeatportError>
  /** The server refused this token. It is not used again, unless a newer one is held already. */
  readonly reject: (token: Redacted.Redacted) => Effect.Effect<void>
  /** Signs in with user name and password, the given or the configured ones. */
  readonly login: (credentials?: {
    readonly username: string | Redacted.Redacted
    readonly password: string | Redacted.Redacted
  }) => Effect.Effect<void, BeatportError>
  /** Renews the token now. */
  readonly refresh: Effect.Effect<void, BeatportError>
  /** Revokes the token at the server and forgets it. It is forgotten even where the server cannot be reached. */
  readonly logout: Effect.Effect<void, BeatportError>
  readonly status: Effect.Effect<AuthStatus, BeatportError>
  /**
   * Takes a token that was got elsewhere: a bare access token pasted from a browser, the JSON of the token
   * endpoint, or the token file of another program. A bare token is believed for ten minutes, which is how long
   * the web site's live; the next refusal ends it sooner.
   */
  readonly importToken: (pasted: string | Redacted.Redacted) => Effect.Effect<void, BeatportError>
}

/** Authentication. */
export class Auth extends Context.Service<Auth, AuthService>()("effect-beatport/services/Auth") {
  static readonly layer: Layer.Layer<
    Auth,
    never,
    HttpClient.HttpClient | BeatportConfig | ClientId | RateLimiter | TokenStore
  > = Layer.effect(
    Auth,
    Effect.suspend(() => make)
  )

  /** One token and no way to another: when it is refused, calls fail. */
  static readonly layerToken = (token: Redacted.Redacted): Layer.Layer<Auth> =>
    Layer.effect(Auth, makeFixed(token))
}

/** A token that the store does not know yet, and the one that is there if nobody else was faster. */
interface Unsaved {
  readonly token: Token
  readonly replaces: Token | undefined
}

const make = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const store = yield* TokenStore
  const exchange = makeExchange(
    yield* HttpClient.HttpClient,
    yield* RateLimiter,
    yield* ClientId,
    config,
    yield* makeRetryBudget(config.retry.budget)
  )
  const renewal = yield* makeRenewal

  const held = yield* Ref.make(Option.map(config.accessToken, (token) => endless(token, config)))
  const rejected = yield* Ref.make(Option.none<Redacted.Redacted>())
  const unsaved = yield* Ref.make(Option.none<Unsaved>())

  const hold = (token: Token) => Effect.as(Ref.set(held, Option.some(token)), token)

  // The store knows a token before anyone uses it. One that could not be saved is kept, to be saved first of all.
  const keep = Effect.fnUntraced(function* (token: Token, replaces?: Token) {
    yield* Ref.set(unsaved, Option.some({ token, replaces }))
    yield* store.save(token)
    yield* Ref.set(unsaved, Option.none())
    yield* Ref.set(rejected, Option.none())
    return yield* hold(token)
  })

  const logIn = Effect.fnUntraced(function* (credentials: Credentials) {
    const issued = yield* exchange.login(credentials)
    return yield* keep(tokenFrom(issued, config, credentials.username))
  })

  const logInOr = (otherwise: AuthenticationError) =>
    Option.match(config.credentials, { onNone: () => Effect.fail(otherwise), onSome: logIn })

  const stored = Effect.map(store.load, Option.filter(belongsTo(config)))

  const isRejected = (token: Token) =>
    Effect.map(
      Ref.get(rejected),
      Option.exists((refused) => sameSecret(refused, token.access_token))
    )

  const renew = (token: Token, refreshToken: Redacted.Redacted, usable: boolean) =>
    exchange.refresh(refreshToken, token.client_id).pipe(
      Effect.flatMap((issued) => keep(tokenFrom(issued, config, token.username, token), token)),
      Effect.catchIf(isDeadGrant, (error) =>
        Effect.gen(function* () {
          // A process that was held up for longer than its lock lives does not know that another was faster.
          const found = yield* stored
          const isReplaced = Option.exists(
            found,
            ({ access_token }) => !sameSecret(access_token, token.access_token)
          )
          if (isReplaced) return yield* obtain
          if (usable) return yield* keep(withoutRefresh(token), token)
          yield* store.clear
          return yield* logInOr(error)
        })
      )
    )

  /** Saves what could not be saved, unless somebody else has saved a token since. */
  const savePending = Effect.gen(function* () {
    const pending = yield* Ref.get(unsaved)
    if (Option.isNone(pending)) return
    const { replaces, token } = pending.value
    const found = yield* Effect.orElseSucceed(stored, Option.none)
    const isNewer = (theirs: Token) =>
      replaces === undefined
        ? theirs.expires_at > token.expires_at
        : !sameSecret(theirs.access_token, replaces.access_token)
    if (Option.exists(found, isNewer)) yield* Ref.set(unsaved, Option.none())
    else yield* keep(token, replaces)
  })

  /** The way to a token. It is walked under the store's lock, and somebody else may have walked it just now. */
  const obtain: Effect.Effect<Token, BeatportError> = Effect.gen(function* () {
    yield* savePending
    const found = yield* stored
    if (Option.isNone(found)) {
      const refused = Option.isSome(yield* Ref.get(rejected))
      return yield* logInOr(new AuthenticationError({ reason: refused ? "TokenRejected" : "NotConfigured" }))
    }
    const token = found.value
    const now = yield* Clock.currentTimeMillis
    const usable = Token.works(token, now) && !(yield* isRejected(token))
    if (usable && (Token.isFresh(token, now) || !config.autoRefreshToken)) return yield* hold(token)
    if (!config.autoRefreshToken)
      return yield* Effect.fail(new AuthenticationError({ reason: "InvalidGrant" }))
    if (token.refresh_token === undefined) {
      return yield* logInOr(new AuthenticationError({ reason: "TokenRejected" }))
    }
    return yield* renew(token, token.refresh_token, usable).pipe(
      // The network blinked: that is no logout. A token that still works is used, and renewed a little later.
      Effect.catchIf(
        (error) => usable && error._tag !== "TokenStoreError",
        () => hold(renewedLater(token, now))
      )
    )
  })

  const refreshNow = Effect.gen(function* () {
    yield* savePending
    const found = yield* stored
    if (Option.isNone(found) || found.value.refresh_token === undefined) {
      return yield* logInOr(new AuthenticationError({ reason: "NotConfigured" }))
    }
    return yield* renew(found.value, found.value.refresh_token, false)
  })

  const logOut = Effect.gen(function* () {
    const heldBefore = yield* Ref.get(held)
    const mine = Option.orElse(
      Option.map(yield* Ref.get(unsaved), ({ token }) => token),
      () => heldBefore
    )
    const token = Option.isSome(mine) ? mine : yield* stored
    yield* Ref.set(held, Option.none())
    yield* Ref.set(unsaved, Option.none())
    yield* store.clear
    if (Option.isNone(token)) return
    yield* exchange.revoke(token.value.refresh_token ?? token.value.access_token, token.value.client_id)
  })

  const locked = <A>(effect: Effect.Effect<A, BeatportError>): Effect.Effect<A, BeatportError> =>
    Effect.retry(store.withLock(effect), { while: isSuperseded, times: 3 })

  const alone = <A>(effect: Effect.Effect<A, BeatportError>): Effect.Effect<A, BeatportError> =>
    renewal.run(locked(effect))

  /** The stored token where it can be used as it is, as most programs find it. That takes no lock. */
  const ready = Effect.gen(function* () {
    const found = yield* stored
    if (Option.isNone(found) || Option.isSome(yield* Ref.get(unsaved))) return Option.none()
    const isFresh = Token.isFresh(found.value, yield* Clock.currentTimeMillis)
    return isFresh && !(yield* isRejected(found.value)) ? found : Option.none()
  })

  const obtainOnce = yield* renewal.share(
    Effect.flatMap(ready, Option.match({ onNone: () => locked(obtain), onSome: hold }))
  )

  /** The token in hand while the store is away: nobody may renew it then, but it works. */
  const inHand = (error: BeatportError) =>
    Effect.gen(function* () {
      const mine = yield* Ref.get(held)
      const now = yield* Clock.currentTimeMillis
      // Renewed and not saved yet: the server has ended the one in hand.
      const isEnded = Option.isSome(yield* Ref.get(unsaved))
      if (isEnded || Option.isNone(mine) || !Token.works(mine.value, now)) return yield* Effect.fail(error)
      return yield* hold(renewedLater(mine.value, now))
    })

  const obtained = Effect.map(
    Effect.catchIf(obtainOnce, isUnreachable, inHand),
    ({ access_token }) => access_token
  )

  return Auth.of({
    accessToken: Effect.clockWith((clock) => {
      const token = Ref.getUnsafe(held)
      return Option.isSome(token) && Token.isFresh(token.value, clock.currentTimeMillisUnsafe())
        ? Effect.succeed(token.value.access_token)
        : obtained
    }),
    reject: Effect.fnUntraced(function* (token) {
      const mine = yield* Ref.get(held)
      if (Option.isNone(mine) || !sameSecret(mine.value.access_token, token)) return
      yield* Ref.set(rejected, Option.some(token))
      yield* Ref.set(held, Option.none())
    }),
    login: Effect.fn("Auth.login")(function* (given) {
      const credentials =
        given === undefined ? config.credentials : Option.some(yield* checkCredentials(given))
      if (Option.isNone(credentials)) {
        return yield* Effect.fail(new AuthenticationError({ reason: "NotConfigured" }))
      }
      yield* alone(logIn(credentials.value))
    }),
    refresh: alone(refreshNow).pipe(Effect.asVoid, Effect.withSpan("Auth.refresh")),
    logout: alone(logOut).pipe(Effect.withSpan("Auth.logout")),
    status: Effect.gen(function* () {
      const mine = yield* Ref.get(held)
      return statusOf(Option.isSome(mine) ? mine : yield* stored, yield* Clock.currentTimeMillis)
    }),
    importToken: Effect.fn("Auth.importToken")(function* (pasted) {
      const given = yield* checkPasted({ token: pasted })
      const token = yield* readPasted(given.token, yield* Clock.currentTimeMillis, config.baseUrl)
      yield* alone(keep(token))
    })
  })
})

const makeFixed = (token: Redacted.Redacted) =>
  Effect.gen(function* () {
    const rejected = yield* Ref.make(false)
    const unable = Effect.fail(new AuthenticationError({ reason: "NotConfigured" }))
    return Auth.of({
      accessToken: Effect.flatMap(Ref.get(rejected), (refused) =>
        refused ? Effect.fail(new AuthenticationError({ reason: "TokenRejected" })) : Effect.succeed(token)
      ),
      reject: () => Ref.set(rejected, true),
      login: () => unable,
      refresh: unable,
      logout: Ref.set(rejected, true),
      status: Effect.map(Ref.get(rejected), (refused): AuthStatus => ({
        ...signedOut,
        state: refused ? "signedOut" : "signedIn"
      })),
      importToken: () => unable
    })
  })

const isDeadGrant = (error: BeatportError): error is AuthenticationError =>
  error._tag === "AuthenticationError" && error.reason === "InvalidGrant"

/** Another has got the store's lock meanwhile: what is there has to be looked at again. */
const isSuperseded = (error: BeatportError): boolean =>
  error._tag === "TokenStoreError" && error.reason === "Superseded"

const isUnreachable = (error: BeatportError): boolean =>
  error._tag === "TokenStoreError" && error.reason === "Unreachable"
