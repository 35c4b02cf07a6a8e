import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Redacted, Schema } from "effect"
import { ValidationError } from "effect-beatport"
import { parseImportedToken } from "../../src/services/Auth/authArguments.ts"
import { revealed } from "../revealed.ts"

const now = Date.UTC(2026, 8, 24, 10, 0, 0)
const baseUrl = "https://api.beatport.com/v4"
const minute = 60_000
/** The expiry of a token that does not say when it expires: the last time of a `Date`. */
const endOfTime = 8_640_000_000_000_000

const read = (text: string) =>
  Effect.map(parseImportedToken(Redacted.make(text), now, baseUrl), (token) => revealed(token))

const bare = {
  access_token: { secret: "gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w" },
  expires_at: endOfTime,
  renew_at: endOfTime,
  base_url: baseUrl
}

describe("importedToken", () => {
  describe("a bare token", () => {
    it.effect.each([
      "gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w",
      "Bearer gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w",
      "bearer   gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w",
      "  gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w\n",
      "\tBearer gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w \r\n",
      "\uFEFFgcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w",
      "BEARER gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w",
      "Authorization: Bearer gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w",
      "authorization:bearer gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w\n",
      '"gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w"',
      "'gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w'",
      "“gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w”",
      "' gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w '",
      "'Authorization: Bearer gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w'",
      'Bearer "gcFSrHPsN3LKbIkVFZkNZk2zDAbJ9w"'
    ])("does not expire by the clock, however it was copied: %j", (text) =>
      Effect.gen(function* () {
        expect(yield* read(text)).toEqual(bare)
      })
    )

    it.effect("may have every character that tokens have, those of a JWT too", () =>
      Effect.gen(function* () {
        const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
        expect(yield* read(jwt)).toMatchObject({ access_token: { secret: jwt } })
        expect(yield* read("a-b_c.d~e+f/g=")).toMatchObject({ access_token: { secret: "a-b_c.d~e+f/g=" } })
      })
    )
  })

  describe("JSON", () => {
    it.effect("may be the token endpoint's response", () =>
      Effect.gen(function* () {
        expect(
          yield* read(
            JSON.stringify({
              access_token: "an-access-token",
              expires_in: 36_000,
              token_type: "Bearer",
              scope: "app:docs user:dj",
              refresh_token: "a-refresh-token"
            })
          )
        ).toEqual({
          access_token: { secret: "an-access-token" },
          refresh_token: { secret: "a-refresh-token" },
          scope: "app:docs user:dj",
          expires_at: now + 36_000_000,
          renew_at: now + 36_000_000 - 5 * minute,
          base_url: baseUrl
        })
      })
    )

    it.effect("may be the file of beets-beatport4, whose times are seconds, with fractions", () =>
      Effect.gen(function* () {
        expect(
          yield* read(
            `{"access_token": "an-access-token", "expires_at": ${now / 1000 + 600.5}, "refresh_token": "a-refresh-token"}`
          )
        ).toEqual({
          access_token: { secret: "an-access-token" },
          refresh_token: { secret: "a-refresh-token" },
          expires_at: now + 600_500,
          renew_at: now + 600_500 - 5 * minute,
          base_url: baseUrl
        })
      })
    )

    it.effect.each(["36000", " 36000 ", 36_000])(
      "may state its lifetime as number or text: %j",
      (expires_in) =>
        Effect.gen(function* () {
          const text = JSON.stringify({ access_token: "an-access-token", expires_in, expires_at: null })
          expect(yield* read(text)).toMatchObject({ expires_at: now + 36_000_000 })
        })
    )

    it.effect("may have an empty refresh token, which is none", () =>
      Effect.gen(function* () {
        expect(yield* read('{"access_token":"an-access-token","refresh_token":"","scope":7}')).toEqual({
          ...bare,
          access_token: { secret: "an-access-token" }
        })
      })
    )

    it.effect.each([
      ["seconds since 1970", (now + minute) / 1000],
      ["milliseconds since 1970", now + minute],
      ["a date in ISO's form", new Date(now + minute).toISOString()],
      ["a date with an offset", "2026-09-24T12:01:00+02:00"]
    ] as const)("may say when it ends in %s", ([, expires_at]) =>
      Effect.gen(function* () {
        expect(yield* read(JSON.stringify({ access_token: "an-access-token", expires_at }))).toMatchObject({
          expires_at: now + minute
        })
      })
    )

    it.effect("says when it ends by the time, where it has both a time and a duration", () =>
      Effect.gen(function* () {
        const both = { access_token: "an-access-token", expires_at: now + minute, expires_in: 36_000 }
        expect(yield* read(JSON.stringify(both))).toMatchObject({ expires_at: now + minute })
      })
    )

    it.effect("that does not say when it expires is used until it is refused", () =>
      Effect.gen(function* () {
        for (const expires_at of [undefined, null, "soon", {}, true]) {
          const text = JSON.stringify({ access_token: "an-access-token", expires_at })
          expect(yield* read(text)).toMatchObject({ expires_at: endOfTime, renew_at: endOfTime })
        }
      })
    )

    it.effect("may have ended already, which shows when it is used", () =>
      Effect.gen(function* () {
        expect(yield* read('{"access_token":"an-access-token","expires_at":1700000000}')).toMatchObject({
          expires_at: 1_700_000_000_000
        })
      })
    )

    it.effect("may name times that no clock reaches", () =>
      Effect.gen(function* () {
        const ends = (expires_in: number) =>
          read(JSON.stringify({ access_token: "an-access-token", expires_in }))
        expect(yield* ends(1e307)).toMatchObject({ expires_at: endOfTime })
        expect(yield* ends(-1e307)).toMatchObject({ expires_at: 0 })
      })
    )

    it.effect("may have nulls where something is missing, and more than anybody needs", () =>
      Effect.gen(function* () {
        const text =
          '{"access_token":"an-access-token","refresh_token":null,"scope":null,"client_id":null,"user":{"id":1}}'
        expect(yield* read(text)).toEqual({
          ...bare,
          access_token: { secret: "an-access-token" }
        })
      })
    )

    it.effect("keeps the client that the token was issued to", () =>
      Effect.gen(function* () {
        const text = '{"access_token":"an-access-token","client_id":"a-client"}'
        expect(yield* read(text)).toMatchObject({ client_id: "a-client" })
      })
    )
  })

  describe("anything else", () => {
    it.effect.each([
      "",
      " ",
      "Bearer",
      "Bearer ",
      "short",
      "two words-that-are-long",
      "planted-ünïcode-token",
      "{",
      "null",
      "[]",
      "{}",
      '{"token":"planted-access-token"}',
      '{"access_token":""}',
      '{"access_token":null}',
      '{"access_token":7}',
      '{"access_token":"planted access token"}',
      '{"access_token":"planted\\r\\nx: 1"}',
      '{"access_token":"planted-ünïcode"}',
      '{"access_token":"planted-access-token","token_type":"mac"}',
      '"""""""""""""""',
      "undefined",
      "null null",
      "[object Object]",
      '{"access_token":"planted-access-token"',
      "<html>planted</html>",
      "curl -H 'Authorization: Bearer planted-access-token'"
    ])("is refused, without being repeated: %j", (text) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(read(text))
        expect(error).toBeInstanceOf(ValidationError)
        expect(error.message).toContain("Expected an access token, alone or as the header")
        expect(`${error.message}${inspect(error)}${JSON.stringify(error)}`).not.toContain("planted")
      })
    )
  })

  it.effect.prop(
    "gives a token that can be kept, or a ValidationError, whatever is pasted",
    [
      Schema.Union([
        Schema.String,
        Schema.Struct({
          access_token: Schema.String,
          expires_in: Schema.optionalKey(Schema.Unknown),
          expires_at: Schema.optionalKey(Schema.Union([Schema.Number, Schema.String, Schema.Null]))
        })
      ])
    ],
    ([pasted]) =>
      Effect.gen(function* () {
        const text = typeof pasted === "string" ? pasted : JSON.stringify(pasted)
        const exit = yield* Effect.exit(parseImportedToken(Redacted.make(text), now, baseUrl))
        if (Exit.isSuccess(exit)) {
          expect(Number.isFinite(exit.value.expires_at)).toBe(true)
          expect(Number.isFinite(exit.value.renew_at)).toBe(true)
        } else {
          expect(exit.cause.reasons).toMatchObject([{ error: { _tag: "ValidationError" } }])
        }
      })
  )
})
