import { describe, expect, it } from "vitest"
import { argumentDescriptions } from "../../src/api/descriptions.ts"
import { nearest } from "../../src/schemas/nearest.ts"

describe("nearest", () => {
  it.each([
    ["genre", ["genre_id", "label_id"], ["genre_id"]],
    ["artist", ["artist_id", "artist_name", "label_id"], ["artist_id", "artist_name"]],
    ["token_file", ["tokenFile", "baseUrl"], ["tokenFile"]],
    ["usrname", ["username", "password"], ["username"]],
    ["sginal", ["signal", "lenient"], ["signal"]],
    ["tpo", ["top", "mix", "new"], ["top"]],
    ["nwe", ["top", "mix", "new"], ["new"]],
    ["--jsno", ["--json", "--plot"], ["--json"]],
    ["maxAnswerBytes", ["maxResponseBytes", "baseUrl", "maxDelay"], ["maxResponseBytes"]],
    ["default_cart_name", ["cart_name", "filename"], ["cart_name"]],
    ["max_page", ["max_delay", "start_page"], []],
    ["polka", ["genre_id", "label_id"], []],
    ["", ["genre_id"], []]
  ] as const)("of %j among %j is %j", (wrong, names, expected) => {
    expect(nearest(wrong, names)).toEqual(expected)
  })

  it("finds no call option of the Promise client near an operation's own arguments, which would be refused", () => {
    const names = [...argumentDescriptions.values()].flatMap((fields) => [...fields.keys()])
    expect(names.length).toBeGreaterThan(200)
    expect(names.filter((name) => nearest(name, ["signal", "lenient"]).length > 0)).toEqual([])
  })
})
