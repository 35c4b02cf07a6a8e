/**
 * Limits how many requests of one client are in flight, so that many concurrent calls do not use up the process's sockets.
 */
import { Effect, Semaphore } from "effect"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { Step } from "./Step.ts"

/**
 * Makes a step that starts a request when one of `connections` is free.
 *
 * The wait comes before the rate limit and the token, because a request that waits for a connection afterwards would be sent
 * during a pause that the server has requested meanwhile, with a token that may have expired. It does not count towards
 * `timeout.response`.
 */
export const withConnectionLimit = ({ connections }: BeatportConfigService): Effect.Effect<Step> =>
  Effect.map(
    Semaphore.make(connections),
    (semaphore) => (next) => (request) => semaphore.withPermit(next(request))
  )
