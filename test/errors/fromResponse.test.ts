import { describe, expect, it } from "@effect/vitest"
import { Duration, Option, Schema } from "effect"
import { Headers } from "effect/http"
import { isBeatportError } from "effect-beatport"
import {
  type ReceivedResponse,
  fromResponse,
  makeNotJsonError,
  parseRetryAfter
} from "../../src/errors/fromResponse.ts"

const response = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = { "content-type": "application/json" }
): ReceivedResponse => ({
  method: "GET",
  path: "/catalog/tracks/",
  status,
  headers: Headers.fromInput(headers),
  body: typeof body === "string" ? body : JSON.stringify(body)
})

const html = { "content-type": "text/html; charset=utf-8" }

const error = (given: ReceivedResponse, now = 0) => fromResponse(given, now)

describe("fromResponse", () => {
  describe("a success", () => {
    it("is no error", () => {
      for (const status of [200, 201, 204, 299]) expect(error(response(status, "{}"))).toBeUndefined()
    })

    it("with a page where data belongs is the server's failure", () => {
      expect(error(response(200, "<h1>Just a moment</h1>", html))).toMatchObject({
        _tag: "ServerError",
        status: 200,
        isRetryable: false,
        detail: "a page of HTML instead of data"
      })
    })

    it.each(["<!doctype html><p>Hello", "  \n<!DOCTYPE HTML>", "<html>", "<HTML lang=en>"])(
      "is known for a page by its text, too: %j",
      (body) => {
        expect(error(response(200, body))).toMatchObject({ _tag: "ServerError" })
      }
    )

    it("may be a page or a script where those are asked for", () => {
      expect(fromResponse(response(200, "<!doctype html>", html), 0, "text")).toBeUndefined()
      expect(
        fromResponse(response(200, "API_CLIENT_ID", { "content-type": "text/javascript" }), 0, "text")
      ).toBeUndefined()
    })

    it("with HTML inside its data is one", () => {
      expect(error(response(200, { bio: "<html>nice</html>" }))).toBeUndefined()
    })
  })

  describe("400", () => {
    it("is an argument that is wrong, with Beatport's words by field", () => {
      expect(
        error(response(400, { genre_id: ["Enter a number."], per_page: ["Too many.", "Far too many."] }))
      ).toMatchObject({
        _tag: "ValidationError",
        status: 400,
        fields: { genre_id: ["Enter a number."], per_page: ["Too many.", "Far too many."] }
      })
    })

    it.each([
      [{ track_ids: { 0: ["Not a number."], 7: ["Too large."] } }, ["track_ids[0]", "track_ids[7]"]],
      [
        { items: [{ position: ["Not a number."] }, {}, { item_id: ["No."] }] },
        ["items[0].position", "items[2].item_id"]
      ],
      [{ account: { email: ["Taken."] }, name: ["Too long."] }, ["account.email", "name"]],
      [{ detail: "No.", name: ["Too long."] }, ["name", "detail"]]
    ])("names fields as deep as they are: %j", (body, fields) => {
      const found = error(response(400, body))
      expect(found?._tag === "ValidationError" && Object.keys(found.fields)).toEqual(fields)
    })

    it.each([
      [{ detail: "Bad request." }, "Bad request."],
      ["Unable to do that.", "Unable to do that."],
      [{ error: "invalid_request", error_description: "Missing grant type." }, "Missing grant type."],
      [{}, undefined],
      [{ count: 3 }, "The server did not name the field."],
      ["<h1>Bad Request (400)</h1>", "The server did not name the field."]
    ])("says what there is to say: %j", (body, expected) => {
      const text = typeof body === "string" && !body.startsWith("<") ? JSON.stringify(body) : body
      const found = error(response(400, text))
      expect(found).toMatchObject({
        _tag: "ValidationError",
        fields: expected === undefined ? {} : { detail: [expected] }
      })
    })
  })

  it.each([413, 414, 431])("%s is an argument that is too long, and not a wrong network", (status) => {
    expect(error(response(status, "<h1>Too long</h1>"))).toMatchObject({
      _tag: "ValidationError",
      status,
      fields: { request: ["It is longer than the server accepts. Pass fewer or shorter values."] },
      exitCode: 2
    })
  })

  it("401 is a token that is refused", () => {
    expect(error(response(401, { detail: "Authentication credentials were not provided." }))).toMatchObject({
      _tag: "AuthenticationError",
      reason: "TokenRejected",
      status: 401
    })
  })

  describe("403", () => {
    it.each([
      [{ detail: "Territory Restricted." }, "TerritoryRestricted"],
      [{ detail: "You do not have permission to perform this action." }, "PermissionDenied"],
      [{ detail: "CSRF Failed: Referer checking failed - no Referer." }, "CsrfFailed"],
      [{ error: "insufficient_scope" }, "PermissionDenied"]
    ] as const)("has its reason in the words: %j", (body, reason) => {
      expect(error(response(403, body))).toMatchObject({ _tag: "ForbiddenError", reason })
    })

    it.each(["<!doctype html><title>403</title>403 Forbidden", "", "Forbidden", "{", '{"code": 7}'])(
      "without a text of the API is a block in front of it: %j",
      (body) => {
        expect(error(response(403, body, html))).toMatchObject({ _tag: "ForbiddenError", reason: "Blocked" })
      }
    )
  })

  describe("404", () => {
    it("is nothing with that id", () => {
      expect(error(response(404, { detail: "No Track matches the given query." }))).toMatchObject({
        _tag: "NotFoundError",
        detail: "No Track matches the given query."
      })
    })

    it("of a page past the end is an argument that is wrong", () => {
      expect(error(response(404, { detail: "Invalid page." }))).toMatchObject({
        _tag: "ValidationError",
        status: 404,
        fields: { page: ["The list has no such page."] }
      })
    })

    it("with a page of HTML is a path the API does not have", () => {
      expect(error(response(404, "<h1>Not Found</h1>", html))).toMatchObject({
        _tag: "ServerError",
        status: 404,
        isRetryable: false
      })
    })
  })

  describe("429", () => {
    it("says for how long, where the server does", () => {
      expect(error(response(429, {}, { "retry-after": "12" }))).toMatchObject({
        _tag: "RateLimitError",
        retryAfter: Duration.seconds(12),
        stated: true
      })
    })

    it("guesses where it does not, and says that it does", () => {
      expect(error(response(429, "slow down"))).toMatchObject({
        _tag: "RateLimitError",
        retryAfter: Duration.seconds(1),
        stated: false
      })
    })
  })

  describe("everything else", () => {
    it.each([301, 302, 304, 308, 405, 408, 409, 410, 415, 418, 500, 501, 502, 503, 504, 520, 599])(
      "is the server's failure: %i",
      (status) => {
        expect(error(response(status, { detail: "What it says." }))).toMatchObject({
          _tag: "ServerError",
          status,
          detail: "What it says.",
          isRetryable: status >= 500 || status === 408
        })
      }
    )

    it("holds the pause that is asked for", () => {
      expect(error(response(503, {}, { "retry-after": "90" }))).toMatchObject({
        retryAfter: Duration.seconds(90),
        isUnprocessed: true
      })
      expect(error(response(503, {}))).toMatchObject({ isUnprocessed: false })
    })

    it("does not quote a page", () => {
      const found = error(response(500, "<html><pre>SECRET_KEY = 'planted'</pre></html>", html))
      expect(found).toMatchObject({ detail: "a page of HTML" })
    })

    it("quotes three hundred characters at most, and an ellipsis", () => {
      expect(error(response(500, { detail: "x".repeat(100_000) }))).toMatchObject({
        detail: `${"x".repeat(300)}…`
      })
    })
  })

  const Status = Schema.Int.check(Schema.isBetween({ minimum: 100, maximum: 599 }))
  const Body = Schema.Union([Schema.String, Schema.Record(Schema.String, Schema.Unknown)])

  it.prop(
    "converts any response into an error of this package, and a success into none",
    [Status, Body, Schema.String, Schema.Boolean],
    ([status, body, retryAfter, isPage]) => {
      const found = error(
        response(status, body, {
          "retry-after": retryAfter,
          "content-type": isPage ? "text/html" : "application/json"
        })
      )
      if (found === undefined) {
        expect(status >= 200 && status < 300 && !isPage).toBe(true)
        return
      }
      expect(isBeatportError(found)).toBe(true)
      expect(found.message).not.toMatch(/undefined|\[object/)
      expect(found).toMatchObject({ method: "GET", path: "/catalog/tracks/" })
    }
  )
})

describe("notJson", () => {
  it("tells an empty body from one that is cut off", () => {
    expect(makeNotJsonError(response(200, ""))).toMatchObject({ _tag: "DecodeError", at: "", status: 200 })
    expect(makeNotJsonError(response(200, " \n")).expected).toContain("the body is empty")
    expect(makeNotJsonError(response(200, '{"a":')).expected).toContain("incomplete")
  })

  it("does not show the body", () => {
    expect(makeNotJsonError(response(200, '{"access_token":"planted')).message).not.toContain("planted")
  })
})

describe("retryAfterOf", () => {
  const now = Date.UTC(2026, 8, 24, 10, 0, 0)
  const pause = (value: string) => parseRetryAfter(Headers.fromInput({ "Retry-After": value }), now)

  it("reads seconds", () => {
    expect(pause("0")).toEqual(Option.some(Duration.zero))
    expect(pause("120")).toEqual(Option.some(Duration.minutes(2)))
  })

  it("reads a date, in the three forms of HTTP", () => {
    expect(pause("Thu, 24 Sep 2026 10:00:30 GMT")).toEqual(Option.some(Duration.seconds(30)))
    expect(pause("Thursday, 24-Sep-26 10:00:30 GMT")).toEqual(Option.some(Duration.seconds(30)))
    expect(pause("Thu Sep 24 10:00:30 2026")).toEqual(Option.some(Duration.seconds(30)))
  })

  it("takes a date that has passed for no pause", () => {
    expect(pause("Thu, 24 Sep 2026 09:00:00 GMT")).toEqual(Option.some(Duration.zero))
  })

  it.each([
    ["1.5", 1.5],
    ["0.25", 0.25],
    ["1s", 1],
    ["10 s", 10],
    ["2 seconds", 2],
    ["2026-09-24T10:00:30Z", 30],
    ["2026-09-24T12:00:30+02:00", 30],
    ["2026-09-24T09:00:00Z", 0]
  ])("reads %j as %d seconds", (value, seconds) => {
    expect(pause(value)).toEqual(Option.some(Duration.seconds(seconds)))
  })

  it.each(["soon", "", "-1", "-1.5", "1e3", "1.5e3", "NaN", "tomorrow", "2026-13-45T00:00:00Z", "s"])(
    "finds nothing in what cannot be read: %j",
    (value) => {
      expect(pause(value)).toEqual(Option.none())
    }
  )

  it("finds nothing where nothing is", () => {
    expect(parseRetryAfter(Headers.empty, now)).toEqual(Option.none())
  })
})
