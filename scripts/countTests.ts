/** Prints from vitest's JSON report, in one line, how many tests passed, failed and were skipped. */
import { readFileSync } from "node:fs"
import { Schema } from "effect"

const Report = Schema.fromJsonString(
  Schema.Struct({
    numPassedTests: Schema.Int,
    numFailedTests: Schema.Int,
    numPendingTests: Schema.Int,
    numTodoTests: Schema.Int,
    success: Schema.Boolean
  })
)

const [, , path = ""] = process.argv
const report = Schema.decodeSync(Report)(readFileSync(path, "utf8"))

console.log(
  `${String(report.numPassedTests)} passed, ${String(report.numFailedTests)} failed, ` +
    `${String(report.numPendingTests + report.numTodoTests)} skipped`
)
if (!report.success || report.numPassedTests === 0) process.exitCode = 1
