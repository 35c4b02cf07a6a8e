import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { NotFoundError, TransportError } from "effect-beatport"

const missing = new NotFoundError({ method: "GET", path: "/catalog/tracks/1/", status: 404 })

describe("errors", () => {
  it("print their name, their message, where they came from and their fields", () => {
    const shown = inspect(missing)
    assert.isTrue(shown.startsWith(`NotFoundError: ${missing.message}\n    at `))
    assert.include(shown, "printReadably.test.ts")
    assert.include(shown, "status: 404")
  })

  it("print the cause they have, and as the cause of another", () => {
    const broken = new TransportError({
      method: "GET",
      path: "/",
      reason: "ConnectionReset",
      cause: new Error("socket hang up")
    })
    assert.include(inspect(broken), "Error: socket hang up")
    assert.include(inspect(new Error("outer", { cause: missing })), missing.message)
  })

  it("have their message in JSON", () => {
    assert.deepStrictEqual(JSON.parse(JSON.stringify(missing)), {
      _tag: "NotFoundError",
      method: "GET",
      path: "/catalog/tracks/1/",
      status: 404,
      message: missing.message
    })
  })
})
