/**
 * Requests in flight, so that equal ones are sent once; and the changes that make their responses stale.
 */
import { Effect } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { CacheableRequest, CachedResponse } from "./CacheableRequest.ts"

type Run = Effect.Effect<CachedResponse, BeatportError>

type Resource = Pick<CacheableRequest, "account" | "resource">

/** Makes the state of one cache. */
export const makeSharedRequests = () => {
  const inFlight = new Map<string, Resource & { readonly began: Run; readonly run: Run }>()
  const changes = new Map<string, number>()
  const changesOf = ({ account, resource }: Resource) => changes.get(`${account} ${resource}`) ?? 0

  /** Removes a request that has ended, unless another one has taken its place after a change. */
  const leave = (key: string, began: Run): void => {
    if (inFlight.get(key)?.began === began) inFlight.delete(key)
  }

  return {
    /**
     * Runs a request, or waits for an equal one that is in flight. The request is interrupted only when every caller that
     * waits for it is.
     */
    share: (request: CacheableRequest, purpose: "get" | "reload", run: Run): Run =>
      Effect.suspend(() => {
        const key = `${purpose} ${request.account} ${request.key}`
        const found = inFlight.get(key)
        if (found !== undefined) return found.run
        return Effect.flatMap(
          Effect.cached(
            Effect.ensuring(
              run,
              Effect.sync(() => leave(key, run))
            )
          ),
          (once) => {
            inFlight.set(key, { account: request.account, resource: request.resource, began: run, run: once })
            return once
          }
        )
      }),

    /** Returns a function that tells whether the resource is unchanged since. */
    watch: (resource: Resource): (() => boolean) => {
      const before = changesOf(resource)
      return () => changesOf(resource) === before
    },

    /** Notes that a resource has changed: requests in flight may bring what was there before, so no further caller joins them. */
    change: (account: string, resource: string): void => {
      changes.set(`${account} ${resource}`, changesOf({ account, resource }) + 1)
      for (const [key, request] of inFlight) {
        if (request.account === account && request.resource === resource) inFlight.delete(key)
      }
    }
  }
}
