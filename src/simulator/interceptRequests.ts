/**
 * Intercepts every request: records it, limits its body, applies its fault if there is one, and compresses the response.
 */
import { ByteSize, Duration, Effect, Option } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import * as Responses from "./responses.ts"
import { CurrentBehaviour } from "./Behaviour.ts"
import { compressResponse } from "./compressResponse.ts"
import { namedFaults } from "./Fault.ts"
import { FaultQueue } from "./FaultQueue.ts"
import { RequestLog } from "./RequestLog.ts"
import { SimulatedTime } from "./SimulatedTime.ts"
import { applyFault } from "./applyFault.ts"

/** Records each request and its status, and applies its fault. */
export const interceptRequests = Effect.fnUntraced(function* <E, R>(
  server: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
) {
  const behaviour = yield* CurrentBehaviour
  const faults = yield* FaultQueue
  const log = yield* RequestLog
  const time = yield* SimulatedTime

  return Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const [path = "", search = ""] = request.url.split("?", 2)
    const body = yield* Effect.option(
      Effect.provideService(request.text, HttpServerRequest.MaxBodySize, longestBody)
    )
    const settle = log.add({
      method: request.method,
      path,
      query: [...new URLSearchParams(search)],
      headers: { ...request.headers },
      body: Option.getOrElse(body, () => ""),
      time: yield* time.now
    })
    const asked = request.headers["x-simulator-fault"]
    const fault = yield* faults.next({ method: request.method, path, headers: request.headers })
    const response =
      fault !== undefined
        ? // A request is served without interruption; a fault may last for ever.
          yield* Effect.interruptible(applyFault(fault, server, yield* time.now))
        : asked !== undefined
          ? unknownFault
          : Option.isNone(body)
            ? bodyTooLarge
            : yield* server
    settle(response.status)
    const { dateOffset, gzip } = yield* behaviour.get
    const sent = gzip ? compressResponse(request.headers["accept-encoding"], response) : response
    return dateOffset === undefined
      ? sent
      : HttpServerResponse.setHeader(
          sent,
          "date",
          formatDate((yield* time.now) + Duration.toMillis(dateOffset))
        )
  })
})

/** The longest request body that is read to its end. */
const longestBody = ByteSize.mebibytes(1)

const bodyTooLarge = Responses.detail(413, "Request body exceeded the limit of 1 MiB.", {
  connection: "close"
})

const formatDate = (millis: number): string => new Date(millis).toUTCString()

const unknownFault = Responses.json(
  { "x-simulator-fault": [`Select a valid choice: ${[...namedFaults.keys()].join(", ")}.`] },
  { status: 400 }
)
