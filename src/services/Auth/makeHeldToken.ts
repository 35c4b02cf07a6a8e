/**
 * The token that one client holds, and its place in the store: which token it is, whether the server refused it, whether
 * it is saved, and which account it belongs to.
 */
import { Clock, Effect, Option, type Redacted, Ref } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { TokenStoreError } from "../../errors/TokenStoreError.ts"
import { Token } from "../../schemas/Token.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { TokenStoreService } from "../TokenStore.ts"
import { postponeRefresh, isSameSecret, isSameToken } from "./tokens.ts"

/** A token that could not be saved, and the one that it replaces in the store. */
interface Unsaved {
  readonly token: Token
  readonly replaces: Token | undefined
}

/** Makes the state of one client over its store. */
export const makeHeldToken = Effect.fnUntraced(function* (
  config: BeatportConfigService,
  store: TokenStoreService
) {
  const configuredAccount = Option.map(config.credentials, ({ username }) => username)
  const held = yield* Ref.make(Option.none<Token>())
  const refused = yield* Ref.make(Option.none<Redacted.Redacted>())
  const unsaved = yield* Ref.make(Option.none<Unsaved>())
  /** The account of this client, once it is known: a token of another account is never taken over from the store. */
  const account = yield* Ref.make(configuredAccount)

  const hold = Effect.fnUntraced(function* (token: Token) {
    yield* Ref.set(held, Option.some(token))
    if (token.username !== undefined) yield* Ref.set(account, Option.some(token.username))
    return token
  })

  const isMine = (token: Token) =>
    Effect.map(
      Ref.get(account),
      (mine) =>
        (token.base_url === undefined || token.base_url === config.baseUrl) &&
        (token.username === undefined || Option.isNone(mine) || isSameSecret(token.username, mine.value))
    )

  /** The stored token, if it belongs to this client's API and account. */
  const loadStored: Effect.Effect<Option.Option<Token>, TokenStoreError> = Effect.flatMap(
    store.load,
    Option.match({
      onNone: () => Effect.succeedNone,
      onSome: (token) => Effect.map(isMine(token), (mine) => (mine ? Option.some(token) : Option.none()))
    })
  )

  const isRefused = (token: Token) =>
    Effect.map(
      Ref.get(refused),
      Option.exists((secret) => isSameSecret(secret, token.access_token))
    )

  /** Saves a token, then holds it. A token that could not be saved is remembered, to be saved before all else. */
  const save = Effect.fnUntraced(function* (token: Token, replaces?: Token) {
    const before = yield* Ref.get(unsaved)
    // If the replaced token could not be saved either, the store still holds the one before it.
    const isChained =
      replaces !== undefined && Option.exists(before, (pending) => isSameToken(pending.token, replaces))
    const inStore = isChained && Option.isSome(before) ? before.value.replaces : replaces
    yield* Ref.set(unsaved, Option.some({ token, replaces: inStore }))
    yield* store.save(token)
    yield* Ref.set(unsaved, Option.none())
    yield* Ref.set(refused, Option.none())
    return yield* hold(token)
  })

  /** Uses a token that the store could not save: it works, and the one that it replaces does not. */
  const useUnsaved = Effect.fnUntraced(function* (token: Token, error: TokenStoreError) {
    yield* Effect.logWarning(
      `A refreshed token could not be saved. It is used from memory, and saved at the next refresh. ${error.message}`
    )
    return yield* hold(token)
  })

  const saveRefreshed = (token: Token, replaces: Token) =>
    Effect.catchIf(save(token, replaces), isUnwritable, (error) => useUnsaved(token, error))

  /** Saves what could not be saved, unless another process has saved a newer token since. */
  const savePending = Effect.gen(function* () {
    const pending = yield* Ref.get(unsaved)
    if (Option.isNone(pending)) return
    const { replaces, token } = pending.value
    const found = yield* Effect.orElseSucceed(loadStored, Option.none)
    const isNewer = (theirs: Token) =>
      replaces === undefined ? theirs.expires_at > token.expires_at : !isSameToken(theirs, replaces)
    if (Option.exists(found, isNewer)) yield* Ref.set(unsaved, Option.none())
    else yield* save(token, replaces)
  })

  /** Loads the newest token of this client. Callers hold the store's lock. */
  const loadNewest: Effect.Effect<Option.Option<Token>, TokenStoreError> = Effect.gen(function* () {
    const pending = yield* Ref.get(unsaved)
    const kept = yield* Effect.result(savePending)
    if (kept._tag === "Failure") {
      return Option.isSome(pending) && isUnwritable(kept.failure)
        ? Option.some(yield* useUnsaved(pending.value.token, kept.failure))
        : yield* Effect.fail(kept.failure)
    }
    const found = yield* loadStored
    if (Option.isNone(found) || found.value.base_url !== undefined) return found
    // Another program's file: from here on it says to which API it belongs, and when it expires.
    const adopted: Token = { ...found.value, base_url: config.baseUrl }
    return Option.some(yield* saveRefreshed(adopted, found.value))
  })

  /** The stored token, if it can be used as it is, as most processes find it. That takes no lock. */
  const loadUsable = Effect.gen(function* () {
    const found = yield* loadStored
    if (Option.isNone(found) || found.value.base_url === undefined) return Option.none()
    if (Option.isSome(yield* Ref.get(unsaved)) || (yield* isRefused(found.value))) return Option.none()
    return Token.isFresh(found.value, yield* Clock.currentTimeMillis) ? found : Option.none()
  })

  /** The token to use while the store fails: it cannot be refreshed then, but it may work still. */
  const holdDespiteFailure = (error: TokenStoreError): Effect.Effect<Token, TokenStoreError> =>
    Effect.gen(function* () {
      const pending = yield* Ref.get(unsaved)
      // Refreshed in a store that is out of reach and not saved yet: the server has ended the one in hand.
      if (Option.isSome(pending) && !isUnwritable(error)) return yield* Effect.fail(error)
      const mine = yield* Ref.get(held)
      const found =
        Option.isSome(mine) || !isUnwritable(error)
          ? mine
          : yield* Effect.orElseSucceed(loadStored, Option.none)
      const now = yield* Clock.currentTimeMillis
      if (Option.isNone(found) || !Token.works(found.value, now) || (yield* isRefused(found.value))) {
        return yield* Effect.fail(error)
      }
      yield* Effect.logWarning(
        `The token could not be refreshed. The one in hand is used until it expires. ${error.message}`
      )
      return yield* hold(postponeRefresh(found.value, now))
    })

  return {
    /** The token in memory, without waiting. */
    current: () => Ref.getUnsafe(held),
    hold,
    isRefused,
    save,
    saveRefreshed,
    loadNewest,
    loadUsable,
    holdDespiteFailure,
    savePending,
    loadStored,
    account: Ref.get(account),
    hasRefused: Effect.map(Ref.get(refused), Option.isSome),
    /** Marks a token as refused by the server, unless a newer one is held. */
    refuse: Effect.fnUntraced(function* (secret: Redacted.Redacted) {
      const mine = yield* Ref.get(held)
      if (Option.isNone(mine) || !isSameSecret(mine.value.access_token, secret)) return
      yield* Ref.set(refused, Option.some(secret))
      yield* Ref.set(held, Option.none())
    }),
    /** Removes a token that can no longer be used from the store, unless another one is there. */
    removeStored: Effect.fnUntraced(function* (token: Token) {
      if (Option.exists(yield* store.load, (there) => isSameToken(there, token))) yield* store.clear
    }),
    /** Forgets the token here and in the store, and returns the newest. A token of another account or API stays. */
    forget: Effect.gen(function* () {
      const pending = Option.map(yield* Ref.get(unsaved), ({ token }) => token)
      const mine = yield* Ref.get(held)
      yield* Ref.set(held, Option.none())
      yield* Ref.set(unsaved, Option.none())
      const there = yield* store.load
      const found = yield* loadStored
      if (Option.isSome(found)) yield* store.clear
      if (Option.isSome(found) || Option.isNone(there)) yield* store.clearDrafts ?? Effect.void
      yield* Ref.set(account, configuredAccount)
      return Option.orElse(pending, () => Option.orElse(found, () => mine))
    })
  }
})

/** The disk is full, read-only or the like: the store is there, and nothing can be written to it. */
const isUnwritable = (error: BeatportError): error is TokenStoreError =>
  error._tag === "TokenStoreError" && error.reason === undefined
