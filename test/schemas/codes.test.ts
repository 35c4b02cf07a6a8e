import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import { bareUpcOf, isrcOf, upcOf } from "../../src/schemas/codes.ts"

describe("isrcOf", () => {
  it.each([
    "GBABC1200042",
    "gb-abc-12-00042",
    "GB ABC 12 00042",
    "\ufeffGBABC1200042\r\n",
    '"GBABC1200042"',
    '="GBABC1200042"',
    "'GBABC1200042",
    "\u201cGBABC1200042\u201d",
    "ＧＢＡＢＣ１２０００４２",
    "GB\u2011ABC\u201312\u221200042",
    "GBABC\u200b1200042\u00ad",
    "ISRC GB-ABC-12-00042",
    "ISRC: GBABC1200042",
    "GBABC1200042,",
    "GBABC1200042;"
  ])("reads an ISRC as people have it: %j", (given) => assert.strictEqual(isrcOf(given), "GBABC1200042"))

  it.each([
    "",
    " ",
    "\ufeff",
    "ISRC",
    "ISRC code",
    "n/a",
    "null",
    "GBABC120004",
    "GBABC12000421",
    "1BABC1200042",
    "GBABC12000O2",
    "GBABC1200042 GBABC1200043",
    null,
    undefined,
    5,
    {},
    ["GBABC1200042"],
    "GBABC1200042".repeat(100_000)
  ])("does not read what is no ISRC: %j", (given) => assert.isUndefined(isrcOf(given)))

  it("returns what it reads unchanged, whatever it is given", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.oneof(FastCheck.string({ unit: "binary" }), FastCheck.anything()),
        (given) => {
          const read = isrcOf(given)
          assert.strictEqual(read, read === undefined ? undefined : isrcOf(read))
        }
      )
    )
  })
})

describe("upcOf and bareUpcOf", () => {
  it.each([
    "5054197123456",
    "05054197123456",
    "5-054197-123456",
    "5054197123456.0",
    '="5054197123456"',
    "EAN 5054197123456",
    "EAN-13: 5054197123456",
    "UPC:5054197123456",
    "\ufeff5054197123456",
    "５０５４１９７１２３４５６"
  ])("read a UPC as people have it: %j", (given) => assert.strictEqual(bareUpcOf(given), "5054197123456"))

  it("keep the leading zeros for the filter", () => assert.strictEqual(upcOf("012345678905"), "012345678905"))

  it.each([
    "",
    "UPC",
    "5.0542E+12",
    "0000000000000",
    "123",
    "123456789012345",
    null,
    undefined,
    5_054_197_123_456,
    true
  ])("do not read what is no UPC: %j", (given) => assert.isUndefined(upcOf(given)))
})
