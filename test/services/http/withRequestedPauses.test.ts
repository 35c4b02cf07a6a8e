import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { Auth } from "effect-beatport"
import * as Client from "../Client.ts"
import { FakeBeatport, limited, unavailable } from "../FakeBeatport.ts"
import * as SignIn from "../SignIn.ts"

describe("withRequestedPauses", () => {
  const requests = ["GET /docs/", "POST /auth/login/", "GET /auth/o/authorize/", "POST /auth/o/token/"]
  const statuses = [
    ["429", limited("10")],
    ["503", unavailable("10")]
  ] as const

  it.effect.each(
    requests.flatMap((route) => statuses.map(([status, failure]) => [status, route, failure] as const))
  )("delays calls for the pause that a %s requests from a sign-in: %s", ([, route, failure]) =>
    Effect.gen(function* () {
      const { respond, sent } = yield* FakeBeatport
      yield* SignIn.shelved()
      const auth = yield* Auth
      yield* auth.accessToken
      yield* respond(route, failure)
      yield* Effect.forkChild(auth.login(), { startImmediately: true })
      yield* TestClock.adjust("2 seconds")
      yield* Client.inTheEnd(Client.send("GET"))
      expect((yield* sent).find((request) => request.route === "GET /things/")?.at).toBe(10_000)
    }).pipe(Effect.provide(SignIn.layer(SignIn.credentials)))
  )
})
