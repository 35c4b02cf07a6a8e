/**
 * What surrounds the server: every request is written down, and meets its fault if there is one for it.
 */
import { Effect } from "effect"
import { HttpServerRequest, type HttpServerResponse } from "effect/http"
import * as Answer from "./Answer.ts"
import { namedFaults } from "./Fault.ts"
import { FaultQueue } from "./FaultQueue.ts"
import { RequestLog } from "./RequestLog.ts"
import { SimulatedTime } from "./SimulatedTime.ts"
import { spoil } from "./Spoil.ts"

/** The server's answers, written down, and spoilt where that was asked for. */
export const surround = Effect.fnUntraced(function* <E, R>(
  server: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
) {
  const faults = yield* FaultQueue
  const log = yield* RequestLog
  const time = yield* SimulatedTime

  return Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const [path = "", search = ""] = request.url.split("?", 2)
    const settle = log.add({
      method: request.method,
      path,
      query: [...new URLSearchParams(search)],
      headers: { ...request.headers },
      body: yield* request.text,
      time: yield* time.now
    })
    const asked = request.headers["x-simulator-fault"]
    const fault = yield* faults.next({ method: request.method, path, headers: request.headers })
    const response =
      fault !== undefined
        ? // A request is served without interruption; a fault may last for ever.
          yield* Effect.interruptible(spoil(fault, server, yield* time.now))
        : asked !== undefined
          ? unknownFault
          : yield* server
    settle(response.status)
    return response
  })
})

const unknownFault = Answer.json(
  { "x-simulator-fault": [`Select a valid choice: ${Object.keys(namedFaults).join(", ")}.`] },
  { status: 400 }
)
