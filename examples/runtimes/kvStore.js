/** Make a KeyValueStore of Effect over Cloudflare's KV. */
import { Effect } from "effect"
import { KeyValueStore } from "effect/persistence"

/**
 * @typedef {object} KvNamespace
 * @property {(key: string) => Promise<string | null>} get
 * @property {(key: string, value: string) => Promise<void>} put
 * @property {(key: string) => Promise<void>} delete
 */

/**
 * Keeps single values in a KV namespace.
 *
 * @param {KvNamespace} kv
 */
export const makeKvStore = (kv) => {
  /**
   * @template A
   * @param {string} method
   * @param {() => Promise<A>} run
   */
  const call = (method, run) =>
    Effect.tryPromise({
      try: run,
      catch: (cause) => new KeyValueStore.KeyValueStoreError({ method, message: "KV failed", cause })
    })
  return KeyValueStore.makeStringOnly({
    get: (key) => call("get", async () => (await kv.get(key)) ?? undefined),
    set: (key, value) => call("set", () => kv.put(key, value)),
    remove: (key) => call("remove", () => kv.delete(key)),
    // The token store lists and clears nothing.
    clear: Effect.die("KV cannot be cleared in one request"),
    size: Effect.die("KV cannot be counted in one request"),
    keys: Effect.die("KV is listed in pages")
  })
}
