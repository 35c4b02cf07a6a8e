/**
 * The onlooker sees what there is to see: without this, its finding nothing would say nothing.
 */
import { createServer } from "node:http"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import * as Onlooker from "./Onlooker.ts"

const token = "abcdefghijklmnopqrstuvwxyz0123"

class Leaky extends Error {
  constructor(message: string, properties: object = {}) {
    super(message)
    Object.assign(this, properties)
  }
}

const hidden = Object.defineProperty(new Error("fine"), "request", { enumerable: false, value: { token } })

const leaks: Readonly<Record<string, Effect.Effect<unknown, unknown>>> = {
  "a log line": Effect.logTrace(`Bearer ${token}`),
  "a log line's object": Effect.logDebug({ deep: { er: { still: { down: [token] } } } }),
  "a log line's annotation": Effect.annotateLogs(Effect.logDebug("fine"), { token }),
  "a log line's cause": Effect.flatMap(
    Effect.sandbox(Effect.fail(new Leaky(token))).pipe(Effect.flip),
    (cause) => Effect.logDebug("fine", cause)
  ),
  "a log span": Effect.withLogSpan(Effect.logDebug("fine"), token),
  "a span's name": Effect.withSpan(Effect.void, `GET /?code=${token}`),
  "a span's attribute": Effect.withSpan(Effect.void, "fine", { attributes: { token } }),
  "a span's event": Effect.withSpan(
    Effect.flatMap(Effect.currentSpan, (span) => Effect.sync(() => span.event("fine", 0n, { token }))),
    "fine"
  ),
  "a span's error": Effect.exit(Effect.withSpan(Effect.fail(new Leaky("fine", { token })), "fine")),
  "an error's message": Effect.fail(new Leaky(token)),
  "an error's property": Effect.fail(new Leaky("fine", { request: { headers: { token } } })),
  "an error's hidden property": Effect.fail(hidden),
  "an error's cause": Effect.fail(new Error("fine", { cause: new Error("fine", { cause: { token } }) })),
  "a defect": Effect.die(new Leaky(`x${token}y`)),
  "what is failed with": Effect.fail({ token })
}

describe("the onlooker", () => {
  it.effect.each(Object.entries(leaks))("sees a secret in %s", ([, leak]) =>
    Effect.gen(function* () {
      const secrets = Onlooker.listen()
      secrets.stop()
      secrets.plant("token", token)
      const onlooker = yield* Onlooker.make
      onlooker.sees(yield* Effect.exit(onlooker.watched(leak)))
      assert.isNotEmpty(Onlooker.betrayed(yield* onlooker.take, secrets))
      assert.isEmpty(Onlooker.betrayed(yield* onlooker.take, secrets))
    })
  )

  it.effect("sees nothing where there is nothing", () =>
    Effect.gen(function* () {
      const secrets = Onlooker.listen()
      secrets.stop()
      secrets.plant("token", token)
      secrets.plant("password", "pass word")
      const onlooker = yield* Onlooker.make
      onlooker.sees(Exit.fail(new Error("fine")))
      onlooker.sees(yield* Effect.exit(onlooker.watched(Effect.withSpan(Effect.logDebug("fine"), "fine"))))
      assert.isEmpty(Onlooker.betrayed(yield* onlooker.take, secrets))
    })
  )

  it.live("hears what servers of this process give away", () =>
    Effect.gen(function* () {
      const secrets = Onlooker.listen()
      const server = createServer((_, response) => {
        response.writeHead(200, {
          "set-cookie": ["sessionid=the-session; Path=/", "csrftoken=the-csrf"],
          location: "http://127.0.0.1/?code=the-code"
        })
        response.write('{"access_token":"the-access",')
        response.end(Buffer.from('"refresh_token":"the-refresh"}'))
      })
      yield* Effect.promise(async () => {
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
        const address = server.address()
        if (address === null || typeof address === "string") throw new Error("No port")
        await (await fetch(`http://127.0.0.1:${address.port}/`, { redirect: "manual" })).text()
        await new Promise((resolve) => server.close(resolve))
      })
      secrets.stop()
      assert.deepStrictEqual(Object.fromEntries(secrets.all()), {
        "the-session": "session cookie",
        "the-csrf": "CSRF cookie",
        "the-code": "code",
        "the-access": "access token",
        "the-refresh": "refresh token"
      })
    })
  )
})
