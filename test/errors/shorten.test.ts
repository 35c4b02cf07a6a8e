import { assert, describe, it } from "@effect/vitest"
import { copyForeignError, ForeignError } from "../../src/errors/ForeignError.ts"
import { fromResponse } from "../../src/errors/fromResponse.ts"
import { shorten } from "../../src/errors/shorten.ts"
import { Headers } from "effect/http"
import { RecorderError } from "../../src/testing/Recorder/RecorderError.ts"

const words = "The quick brown fox jumps over the lazy dog. ".repeat(20)

/** Tells whether a text is the start of the words, up to the end of a word. */
const endsAtWord = (text: string) =>
  text.endsWith("…") && words.startsWith(text.slice(0, -1)) && words[text.length - 1] === " "

describe("shorten", () => {
  it("keeps a text of the greatest length", () => {
    assert.strictEqual(shorten("a text", 6), "a text")
  })
  it("ends at a word, with an ellipsis", () => {
    assert.strictEqual(shorten("one two three", 10), "one two…")
    assert.isTrue(endsAtWord(shorten(words, 200)))
  })
  it("shortens one long word inside, and no character", () => {
    assert.strictEqual(shorten("x".repeat(300), 200), `${"x".repeat(200)}…`)
    assert.strictEqual(shorten(`${"x".repeat(9)}😀`, 10), `${"x".repeat(9)}…`)
  })
})

describe("an error", () => {
  it.each(["detail", "message", "error_description"])("shortens the server's %s at a word", (field) => {
    const error = fromResponse(
      {
        method: "GET",
        path: "/v4/catalog/tracks/",
        status: 500,
        headers: Headers.empty,
        body: JSON.stringify({ [field]: words })
      },
      0
    )
    assert.isTrue(error !== undefined && "detail" in error && endsAtWord(error.detail ?? ""))
  })
  it("shortens the message of another library at a word", () => {
    assert.isTrue(endsAtWord(new ForeignError(new Error(words)).message))
  })
  it("keeps a sentence of the SDK whole, also behind other errors", () => {
    const detail = `${words}Delete the file to record again.`
    const error = new RecorderError({ reason: "NotRecorded", file: "x.json", detail })
    const copy = copyForeignError(new Error("Transport", { cause: error }))
    assert.strictEqual(copy.message, detail)
    assert.strictEqual(copy.code, "RECORDER")
  })
})
