import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Auth } from "effect-beatport"
import * as Client from "../Client.ts"
import { broken, FakeBeatport, json } from "../FakeBeatport.ts"
import * as SignIn from "../SignIn.ts"

describe("RetryBudget", () => {
  it.effect.each([
    ["the lookup of the client id", "GET /docs/", json({}, 500)],
    ["a login", "POST /auth/login/", broken("ECONNREFUSED")]
  ] as const)("is spent by the retries of %s for the calls of the same client", ([, route, failure]) =>
    Effect.gen(function* () {
      const { always, respond, forget, sent } = yield* FakeBeatport
      yield* SignIn.shelved()
      const auth = yield* Auth
      yield* auth.accessToken
      yield* always(route, failure)
      yield* Client.timed(auth.login())
      expect((yield* sent).filter((request) => request.route === route)).toHaveLength(2)

      yield* forget
      yield* respond("GET /things/", json({}, 500))
      yield* Client.timed(Client.send("GET"))
      expect(yield* sent).toHaveLength(1)
    }).pipe(Effect.provide(SignIn.layer({ ...SignIn.credentials, retry: { budget: 5 } })))
  )
})
