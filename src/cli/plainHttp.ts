/**
 * HTTP without the token, for addresses outside the API, through the same proxies as the API.
 */
import { Effect, Option } from "effect"
import { HttpClient } from "effect/http"
import { SetupError } from "./CliFailure.ts"

/** The time after which a file that does not come is given up. */
const limit = "60 seconds"

/** Fetches a file of at most this number of bytes. `what` names it in the error. */
export const fetchFile = (what: string, url: string, mostBytes: number) =>
  Effect.gen(function* () {
    const { layer } = yield* Effect.promise(() => import("../node/NodeHttp.ts"))
    const bytes = yield* HttpClient.get(url).pipe(
      Effect.filterOrFail(
        ({ status }) => status === 200,
        ({ status }) => new Error(`status ${status}`)
      ),
      Effect.flatMap((response) => response.arrayBuffer),
      Effect.timeout(limit),
      Effect.provide(layer()),
      Effect.option
    )
    if (Option.isSome(bytes) && bytes.value.byteLength <= mostBytes) return new Uint8Array(bytes.value)
    return yield* new SetupError({
      message: `${what} could not be fetched`,
      hint: `Check the network and the proxy: ${url}`
    })
  })
