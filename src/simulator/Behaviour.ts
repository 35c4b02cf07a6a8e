/**
 * How the server behaves where nobody knows how Beatport does, or where a test wants it otherwise. It can be changed
 * while the simulator runs.
 */
import { Context, Duration, Effect, Layer } from "effect"
import type { SearchModel } from "./search/SearchModel.ts"

/** How a login with a wrong password is answered. None was recorded; clients expect each of these. */
export type LoginRefusal =
  /** 401 `{"detail": "Unable to log in."}` */
  | "401"
  /** 400 `{"detail": "Unable to log in."}` */
  | "400"
  /** 200 with an error, without `username` */
  | "200"
  /** 400, the whole body one JSON string */
  | "string"

/** Describes how the simulator deviates from normal operation until it is told otherwise. */
export interface Behaviour {
  /** How long an access token lives, as `expires_in` says it. Beatport's live ten hours. */
  readonly tokenLifetime: Duration.Input
  /** Error response that every login gets. Default: none. */
  readonly loginRefusal: LoginRefusal
  /** Whether the authorize call's `Location` names the host (as observed) or begins with the path. */
  readonly location: "absolute" | "relative"
  /** How a search matches. How Beatport does is not known. */
  readonly search: SearchModel
  /**
   * Which filters take a comma list: all, as Beatport's document says, or ids alone, which is all that was recorded. With
   * `"ids"` a list of ISRCs, UPCs or names is one text, and finds nothing.
   */
  readonly commaLists: "all" | "ids"
  /** Whether responses are compressed for clients that accept gzip, as recorded. */
  readonly gzip: boolean
  /** How far the `Date` header is from the simulator's clock; undefined leaves the header to Node. */
  readonly dateOffset: Duration.Input | undefined
}

/** As observed; the login's refusal is assumed. */
export const observed: Behaviour = {
  tokenLifetime: "10 hours",
  loginRefusal: "401",
  location: "absolute",
  search: "anyWord",
  commaLists: "all",
  gzip: true,
  dateOffset: undefined
}

/** The behaviour in force. */
export class CurrentBehaviour extends Context.Service<
  CurrentBehaviour,
  {
    readonly get: Effect.Effect<Behaviour>
    /** Changes what is given, leaves the rest. */
    readonly change: (to: Partial<Behaviour>) => Effect.Effect<void>
  }
>()("effect-beatport/simulator/CurrentBehaviour") {
  static readonly layer = (initial?: Partial<Behaviour>) =>
    Layer.sync(CurrentBehaviour, () => {
      let current = { ...observed, ...initial }
      return CurrentBehaviour.of({
        get: Effect.sync(() => current),
        change: (to) => Effect.sync(() => void (current = { ...current, ...to }))
      })
    })
}
