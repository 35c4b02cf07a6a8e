/**
 * The network of a soak: Node's, with the faults on the way to the server, and a note on every request for what it is
 * to meet there.
 */
import { Context, Effect, Layer, Option } from "effect"
import { HttpClient, type HttpClientError, HttpClientRequest, type HttpClientResponse } from "effect/http"
import { BeatportConfig, type ValidationError } from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { failing } from "../reliability/World.ts"
import { CurrentCall, type Call } from "./Call.ts"
import { shows } from "./Defects.ts"
import { faultHeader, numberHeader } from "./Faults.ts"

/** Networks that never get there. */
export class Outages extends Context.Service<
  Outages,
  { readonly dns: HttpClient.HttpClient; readonly refused: HttpClient.HttpClient }
>()("test/soak/Outages") {
  static readonly layer: Layer.Layer<Outages, ValidationError> = Layer.effect(
    Outages,
    Effect.gen(function* () {
      const network = (outage: "dns" | "refused") =>
        Effect.map(Layer.build(Layer.fresh(failing(() => outage))), (built) =>
          Context.get(built, HttpClient.HttpClient)
        )
      return Outages.of({ dns: yield* network("dns"), refused: yield* network("refused") })
    })
  )
}

/** What is counted of the requests of all calls. */
export class Traffic extends Context.Service<
  Traffic,
  {
    sent: number
    faulty: number
    /** Requests to the sign-in of the client that the calls share. */
    signIn: number
    /** Requests that were rejected because other calls had refreshed the token meanwhile. */
    overtaken: number
    /** Sign-ins of the client that the calls share. */
    readonly shared: Call
  }
>()("test/soak/Traffic") {}

const signInPaths = /^\/(auth|docs)\//

/** Node's network, as a call meets it that shares its client with others, or has one of its own. */
export const layer = (
  isShared: boolean
): Layer.Layer<HttpClient.HttpClient, ValidationError, BeatportConfig | Outages | Traffic> =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.gen(function* () {
      const network = yield* HttpClient.HttpClient
      const outages = yield* Outages
      const traffic = yield* Traffic
      const { baseUrl } = yield* BeatportConfig
      const root = new URL(baseUrl).pathname

      const execute = Effect.fnUntraced(function* (
        request: HttpClientRequest.HttpClientRequest
      ): Effect.fn.Return<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError> {
        const asking = yield* CurrentCall
        const url = Option.getOrUndefined(HttpClientRequest.toUrl(request))
        if (asking === undefined || url === undefined) return yield* network.execute(request)
        const isSignIn = isShared && signInPaths.test(url.pathname.slice(root.length))
        const call = isSignIn ? traffic.shared : asking
        const sending = call.sends(request.method, url, root)
        traffic.sent += 1
        if (isSignIn) {
          traffic.signIn += 1
          asking.hasRefreshed = true
        }
        const { planted } = sending
        if (planted !== undefined) traffic.faulty += 1
        if (planted?.trouble.at === "network") {
          // Connections that stand already need no name: these networks have none.
          const away = HttpClientRequest.setUrl(request, request.url.replace("127.0.0.1", "localhost"))
          return yield* outages[planted.trouble.outage].execute(away)
        }
        const numbered = HttpClientRequest.setHeaders(request, {
          [numberHeader]: `${call.index}.${call.sent}`,
          ...(planted === undefined ? {} : { [faultHeader]: planted.name })
        })
        const isWrite = request.method === "POST" && url.pathname.startsWith(`${root}/my/`)
        const isDoubled = isWrite && (yield* shows("write", call.index))
        if (isDoubled) yield* Effect.ignore(network.execute(numbered))
        const response = yield* network.execute(numbered)
        sending.status = response.status
        if (response.status === 401 && planted === undefined) traffic.overtaken += 1
        return response
      })
      return HttpClient.makeWith<never, never, HttpClientError.HttpClientError, never>(
        Effect.flatMap(execute),
        Effect.succeed
      )
    })
  ).pipe(Layer.provide(NodeHttp.layer()))
