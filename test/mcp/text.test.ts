/**
 * Texts of Beatport in results of tools.
 */
import { assert, describe, it } from "@effect/vitest"
import { clean, cleanMessage } from "../../src/mcp/text.ts"

describe("clean", () => {
  it("keeps a text that is short enough on one line", () => {
    assert.strictEqual(clean(" Night\r\nDrive\u202e "), "Night Drive")
  })

  it("shortens a text after a word", () => {
    assert.strictEqual(clean("one two three four", 12), "one two…")
  })

  it("shortens a text without blanks, and cuts no character in two", () => {
    assert.strictEqual(clean("x".repeat(300)), `${"x".repeat(160)}…`)
    assert.strictEqual(clean("🎧".repeat(100), 9), `${"🎧".repeat(4)}…`)
  })
})

describe("cleanMessage", () => {
  it("leaves out what reads as a token, and shortens the rest after a word", () => {
    assert.strictEqual(cleanMessage("The token abcDEF0123456789abcDEF0123 is none", 16), "The token … is…")
  })
})
