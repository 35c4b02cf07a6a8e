import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { TokenStoreError, TransportError } from "effect-beatport"
import { copyForeignError } from "../../src/errors/ForeignError.ts"

const request = { method: "GET", path: "/things/" }

class HTTPParserError extends Error {
  override readonly name = "HTTPParserError"
  readonly code = "HPE_INVALID_HEADER_TOKEN"
  readonly data = Buffer.from("planted")
}

describe("copyForeignError", () => {
  it("keeps class name, code and message, and nothing else", () => {
    const copy = copyForeignError(
      Object.assign(new HTTPParserError("Invalid header token"), {
        path: "planted",
        [Symbol("own")]: "planted"
      })
    )
    expect(copy).toMatchObject({
      name: "HTTPParserError",
      code: "HPE_INVALID_HEADER_TOKEN",
      message: "Invalid header token"
    })
    expect(Reflect.ownKeys(copy).map(String).toSorted()).toEqual(["code", "message", "name", "stack"])
  })

  it.each([
    `ERR unknown command 'SET', with args beginning with: 'planted' 'more'`,
    `Unexpected token 'x', "{"token":"planted"... is not valid JSON`,
    "wrong version\nplanted",
    "cannot connect to redis://me:planted@redis.example"
  ])("keeps no input that a message repeats: %s", (message) => {
    expect(copyForeignError(new Error(message)).message).not.toMatch(/planted|\n/)
    expect(copyForeignError(new Error(message)).message).not.toBe("")
  })

  it.each([undefined, null, "planted", 7, { code: 7, data: "planted" }, Object.create(null)])(
    "copies what is no error: %j",
    (cause) => {
      const copy = copyForeignError(cause)
      expect(copy).toBeInstanceOf(Error)
      expect(inspect(copy, { showHidden: true })).not.toContain("planted")
    }
  )
})

describe.each([
  ["TransportError", (cause: unknown) => new TransportError({ ...request, reason: "Other", cause })],
  [
    "TokenStoreError",
    (cause: unknown) => new TokenStoreError({ operation: "load", location: "here", detail: "no", cause })
  ]
] as const)("%s", (_, make) => {
  it("copies its cause, wherever it comes from", () => {
    const error = make(new Error("outer", { cause: new HTTPParserError("Invalid header token") }))
    expect(error.cause).toMatchObject({ name: "HTTPParserError", message: "Invalid header token" })
    const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error)].join()
    expect(shown).not.toMatch(/planted|112, 97|70 6c 61/)
  })
})
