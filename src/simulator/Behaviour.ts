/**
 * The behaviour of the server where Beatport's is unknown, or where a test needs another one. It can be changed while
 * the simulator runs.
 */
import { Context, Duration, Effect, Layer } from "effect"
import type { SearchModel } from "./search/SearchModel.ts"

/** Lists the error responses to a login with a wrong password. None was recorded; clients expect each of these. */
export type LoginError =
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
  /** Lifetime of an access token, as `expires_in` states it. Default: 10 hours, as observed. */
  readonly tokenLifetime: Duration.Input
  /** Error response to a login with a wrong password. Default: `"401"`. */
  readonly loginError: LoginError
  /** Whether the authorize call's `Location` names the host (as observed) or begins with the path. */
  readonly location: "absolute" | "relative"
  /** How a search matches, because Beatport's way is unknown. */
  readonly search: SearchModel
  /**
   * Which filters take a comma list: all, as Beatport's document says, or only filters on ids, as recorded. With
   * `"ids"`, a list of ISRCs, UPCs or names is taken as one string, and finds nothing.
   */
  readonly commaLists: "all" | "ids"
  /** Whether responses are compressed for clients that accept gzip, as recorded. */
  readonly gzip: boolean
  /** Difference between the `Date` header and the simulator's clock. `undefined`: Node sets the header. */
  readonly dateOffset: Duration.Input | undefined
}

/** Holds the behaviour as observed. The error response to a login is assumed. */
export const observed: Behaviour = {
  tokenLifetime: "10 hours",
  loginError: "401",
  location: "absolute",
  search: "anyWord",
  commaLists: "all",
  gzip: true,
  dateOffset: undefined
}

/** Holds the current behaviour. */
export class CurrentBehaviour extends Context.Service<
  CurrentBehaviour,
  {
    readonly get: Effect.Effect<Behaviour>
    /** Changes the given fields and keeps the others. */
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
