import { assert, describe, it } from "@effect/vitest"
import { describeOldNode } from "../../src/runtime/supportedNode.ts"

describe("the version of Node", () => {
  it.each(["20.20.2", "18.0.0", "22.18.0", "21.7.3", "22.9.1"])(
    "is too old: %s, which the error names",
    (version) => {
      const { message } = describeOldNode(version) ?? new Error("")
      assert.include(message, `this is Node ${version}`)
      assert.include(message, "Node 22.19 or newer")
      assert.notInclude(message, "\n")
    }
  )

  it.each(["22.19.0", "22.20.1", "24.0.0", "25.1.0-nightly"])("is supported: %s", (version) => {
    assert.isUndefined(describeOldNode(version))
  })
})
