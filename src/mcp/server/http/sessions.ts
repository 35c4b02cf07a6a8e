/**
 * The number of sessions over HTTP.
 */
import { Effect } from "effect"
import { Headers, HttpEffect, HttpServerRequest, type HttpServerResponse } from "effect/http"

/** The most sessions that are kept at once. */
const mostSessions = 100

const sessionHeader = "mcp-session-id"

/**
 * Ends the session that has been idle the longest when there would be more than 100. Sessions of effect 4.1.0 never expire
 * (M4), and clients rarely end theirs. A client whose session was ended gets status 404, and starts another.
 */
export const capSessions = <E, R>(app: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>) =>
  Effect.sync(() => {
    // In the order of their last use; the value counts the requests under way.
    const sessions = new Map<string, number>()

    const use = (id: string, change: 1 | 0 | -1) => {
      const underWay = sessions.get(id) ?? 0
      sessions.delete(id)
      sessions.set(id, underWay + change)
    }

    const end = (id: string) =>
      Effect.gen(function* () {
        sessions.delete(id)
        const request = yield* HttpServerRequest.HttpServerRequest
        const headers = Headers.fromInput({ [sessionHeader]: id })
        yield* Effect.provideService(
          app,
          HttpServerRequest.HttpServerRequest,
          HttpServerRequest.fromWeb(
            new Request(`http://localhost${request.url}`, { method: "DELETE", headers })
          )
        )
      })

    const start = Effect.fnUntraced(function* (id: string | undefined) {
      if (id === undefined) return
      use(id, 0)
      while (sessions.size > mostSessions) {
        const idle = [...sessions].find(([, underWay]) => underWay === 0) ?? [...sessions][0]
        if (idle === undefined) return
        yield* end(idle[0])
      }
    })

    return Effect.gen(function* () {
      const { headers, method } = yield* HttpServerRequest.HttpServerRequest
      const known = headers[sessionHeader]
      const isKnown = known !== undefined && sessions.has(known)
      if (isKnown) use(known, 1)
      const response = yield* Effect.ensuring(
        app,
        Effect.sync(() => {
          if (isKnown && sessions.has(known)) use(known, -1)
        })
      )
      if (isKnown && method === "DELETE" && response.status < 300) sessions.delete(known)
      const context = yield* Effect.context<R | HttpServerRequest.HttpServerRequest>()
      // Effect's server writes the id of a new session after its response has been made.
      yield* HttpEffect.appendPreResponseHandler((_, written) =>
        start(written.headers[sessionHeader]).pipe(
          Effect.provideContext(context),
          Effect.ignore,
          Effect.as(written)
        )
      )
      return response
    })
  })
