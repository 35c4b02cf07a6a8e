import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import {
  AuthenticationError,
  BeatportConfig,
  type BeatportConfigOptions,
  ClientId,
  RateLimiter,
  TransportError
} from "effect-beatport"
import { broken, FakeBeatport, html, json, limited, text } from "./FakeBeatport.ts"

const over = (options: BeatportConfigOptions = {}) =>
  ClientId.layer.pipe(
    Layer.provideMerge(RateLimiter.layer),
    Layer.provideMerge(FakeBeatport.layer),
    Layer.provideMerge(BeatportConfig.layer({ pace: 0, ...options }))
  )

const get = Effect.flatMap(ClientId, ({ get: found }) => found)

/** The docs page with these tags, and these scripts by path. */
const serve = Effect.fnUntraced(function* (page: string, scripts: Readonly<Record<string, string>> = {}) {
  const beatport = yield* FakeBeatport
  yield* beatport.always("GET /docs/", html(page))
  for (const [path, script] of Object.entries(scripts)) yield* beatport.always(`GET ${path}`, text(script))
})

const six = ["a", "b", "c", "d", "e", "f"].map((name) => `/static/btprt/${name}.js`)
const tags = six.map((path) => `    <script src="${path}"></script>`).join("\n")
const id = "0GIvkCltVIuPkkwSJHp6NDb3s0potTjLBQr388Dd"

describe("ClientId", () => {
  describe("get", () => {
    it.effect.each(six)("finds the id in any of the page's scripts: %s", (holder) =>
      Effect.gen(function* () {
        yield* serve(tags, {
          ...Object.fromEntries(six.map((path) => [path, "/* nothing here */"])),
          [holder]: `const config = {\nAPI_CLIENT_ID: '${id}'\n};`
        })
        expect(yield* get).toBe(id)
        const { routes } = yield* FakeBeatport
        // In order, and none after the one that has it.
        expect(yield* routes).toEqual([
          "GET /docs/",
          ...six.slice(0, six.indexOf(holder) + 1).map((path) => `GET ${path}`)
        ])
      }).pipe(Effect.provide(over()))
    )

    it.effect.each([
      [`API_CLIENT_ID: '${id}'`],
      [`API_CLIENT_ID:"${id}"`],
      [`"API_CLIENT_ID": "${id}"`],
      [`'API_CLIENT_ID':'${id}'`],
      [`window.API_CLIENT_ID = "${id}";`],
      [`e.API_CLIENT_ID=\`${id}\``],
      [`{API_HOST:"x",API_CLIENT_ID:"${id}",NEXT:"y"}`],
      [`API_CLIENT_ID\n  :\n  '${id}'`]
    ])("reads it as bundlers write it: %s", ([script]) =>
      Effect.gen(function* () {
        yield* serve('<script src="/app.js"></script>', { "/app.js": script ?? "" })
        expect(yield* get).toBe(id)
      }).pipe(Effect.provide(over()))
    )

    it.effect.each([
      ['<html><head><title>x</title><script src="/x/app.js"></script></head></html>'],
      ["<script src='/x/app.js'></script>"],
      ["<SCRIPT SRC=/x/app.js></SCRIPT>"],
      ['<script defer type="module" src="/x/app.js" crossorigin></script>'],
      ['<script src="https://api.beatport.com/x/app.js"></script>'],
      ['<script src="//api.beatport.com/x/app.js"></script>'],
      ['<script src="../../x/app.js"></script>'],
      ['<script>inline()</script><script src=""></script><script src="/x/app.js?v=1&amp;w=2"></script>'],
      ['<!-- <script src="/old.js"></script> --><script\n  src="/x/app.js"\n></script>']
    ])("finds the script however its tag is written: %s", ([page]) =>
      Effect.gen(function* () {
        yield* serve(page ?? "", { "/x/app.js": `API_CLIENT_ID: '${id}'` })
        expect(yield* get).toBe(id)
      }).pipe(Effect.provide(over()))
    )

    it.effect("requests no other host, because the host of the id gets the login", () =>
      Effect.gen(function* () {
        yield* serve(
          [
            "https://evil.example/x.js",
            "//evil.example/x.js",
            "http://api.beatport.com/x.js",
            "https://api.beatport.com:8443/x.js",
            "https://api.beatport.com@evil.example/x.js",
            "https://api.beatport.com.evil.example/x.js",
            "data:text/javascript,API_CLIENT_ID:'stolen'",
            "javascript:API_CLIENT_ID='stolen'",
            "http://["
          ]
            .map((src) => `<script src="${src}"></script>`)
            .join(""),
          { "/x.js": "API_CLIENT_ID: 'stolen'" }
        )
        const error = yield* Effect.flip(get)
        expect(error).toMatchObject({ _tag: "AuthenticationError", reason: "ClientIdNotFound" })
        const { routes } = yield* FakeBeatport
        expect(yield* routes).toEqual(["GET /docs/"])
      }).pipe(Effect.provide(over()))
    )

    it.effect("passes over a script that is gone", () =>
      Effect.gen(function* () {
        yield* serve(tags, { [six[2] ?? ""]: `API_CLIENT_ID: '${id}'` })
        const { always } = yield* FakeBeatport
        yield* always(`GET ${six[0]}`, json({ detail: "Not found." }, 404))
        yield* always(`GET ${six[1]}`, html("<h1>Not Found</h1>", 404))
        expect(yield* get).toBe(id)
      }).pipe(Effect.provide(over()))
    )

    it.effect("says so where no script has it, and how to do without", () =>
      Effect.gen(function* () {
        yield* serve(tags, Object.fromEntries(six.map((path) => [path, "API_CLIENT_ID: process.env.ID"])))
        const error = yield* Effect.flip(get)
        expect(error).toBeInstanceOf(AuthenticationError)
        expect(error).toMatchObject({ reason: "ClientIdNotFound", method: "GET", path: "/docs/" })
        expect(error.message).toContain("set BEATPORT_CLIENT_ID")
      }).pipe(Effect.provide(over()))
    )

    it.effect("does not mistake a network that fails for a page without the id", () =>
      Effect.gen(function* () {
        yield* serve(tags, Object.fromEntries(six.map((path) => [path, "nothing"])))
        const { always } = yield* FakeBeatport
        yield* always(`GET ${six[3]}`, broken("ECONNRESET"))
        const error = yield* Effect.flip(get)
        expect(error).toBeInstanceOf(TransportError)
        expect(error).toMatchObject({ reason: "ConnectionReset", path: six[3] })
      }).pipe(Effect.provide(over({ retry: { times: 0 } })))
    )

    it.effect("tries again what fails in passing: the page and the scripts", () =>
      Effect.gen(function* () {
        const { respond, routes } = yield* FakeBeatport
        yield* respond("GET /docs/", limited("2"), broken("ECONNREFUSED"))
        yield* respond("GET /static/app.js", json({ detail: "broken" }, 500))
        const fiber = yield* Effect.forkChild(get)
        yield* TestClock.adjust("1 minute")
        expect(yield* Fiber.join(fiber)).toBe("docs-client-0123456789")
        expect(yield* routes).toEqual([
          ...Array.from({ length: 3 }, () => "GET /docs/"),
          ...Array.from({ length: 2 }, () => "GET /static/app.js")
        ])
      }).pipe(Effect.provide(over()))
    )

    it.effect("fails with what the page's server says", () =>
      Effect.gen(function* () {
        const { always } = yield* FakeBeatport
        yield* always("GET /docs/", html("403 Forbidden", 403))
        expect(yield* Effect.flip(get)).toMatchObject({ _tag: "ForbiddenError", reason: "Blocked" })
      }).pipe(Effect.provide(over()))
    )

    it.effect("looks once, for however many callers", () =>
      Effect.gen(function* () {
        const found = yield* Effect.all(
          Array.from({ length: 20 }, () => get),
          { concurrency: "unbounded" }
        )
        expect(new Set(found).size).toBe(1)
        yield* TestClock.adjust("10 hours")
        yield* get
        const { routes } = yield* FakeBeatport
        expect(yield* routes).toEqual(["GET /docs/", "GET /static/app.js"])
      }).pipe(Effect.provide(over()))
    )

    it.effect("looks again after it failed", () =>
      Effect.gen(function* () {
        const { respond } = yield* FakeBeatport
        yield* respond("GET /docs/", broken("ENOTFOUND"))
        expect(yield* Effect.flip(get)).toMatchObject({ _tag: "TransportError", reason: "DnsLookup" })
        expect(yield* get).toBe("docs-client-0123456789")
      }).pipe(Effect.provide(over({ retry: { times: 0 } })))
    )

    it.effect("waits for a slot before the page, and loads the page's scripts at once", () =>
      Effect.gen(function* () {
        const { pace } = yield* RateLimiter
        yield* pace(Effect.void)
        const fiber = yield* Effect.forkChild(get)
        yield* TestClock.adjust("10 seconds")
        yield* Fiber.join(fiber)
        const { sent } = yield* FakeBeatport
        expect((yield* sent).map(({ at }) => at)).toEqual([500, 500])
      }).pipe(Effect.provide(over({ pace: "500 millis" })))
    )

    it.effect("takes the configured id, without a request", () =>
      Effect.gen(function* () {
        expect(yield* get).toBe("mine")
        const { routes } = yield* FakeBeatport
        expect(yield* routes).toEqual([])
      }).pipe(Effect.provide(over({ clientId: "mine" })))
    )
  })

  describe("layerId", () => {
    it.effect("gives the id it was made with", () =>
      Effect.gen(function* () {
        expect(yield* get).toBe("known")
      }).pipe(Effect.provide(ClientId.layerId("known")))
    )
  })
})
