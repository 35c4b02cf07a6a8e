/**
 * `beatport doctor`: what keeps this machine from reaching Beatport, and the command that mends it.
 */
import { Effect } from "effect"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { SetupError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { cleanText } from "../output/cleanText.ts"
import { boldness, writeJsonLine } from "../output/show.ts"
import { padEnd } from "../output/wrap.ts"
import { makeOptions } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"

const column = 14

/** `beatport doctor` */
export const doctor: CliCommand = makeCommand(
  "doctor",
  "Checks the runtime, the configuration, the token, the network and the clock. Each problem is named with the command that mends it.",
  { fix: toggle("fix", "Mend what can be mended safely: the mode of the token file, and a damaged one") },
  ({ fix }) =>
    Effect.gen(function* () {
      const { fields, json } = yield* settings
      const output = yield* Output
      const options = yield* makeOptions(yield* settings)
      const { examine } = yield* Effect.promise(() => import("../doctor.ts"))
      const findings = yield* examine(options, fix)
      const bold = yield* boldness
      yield* output.lines(
        json
          ? findings.map((finding) => writeJsonLine("finding", finding, fields))
          : findings.flatMap(({ check, fix: command, message, ok }) => [
              `${ok ? "ok" : bold("!!")}  ${padEnd(check, column)}  ${cleanText(message)}`,
              ...(ok ? [] : [`    ${padEnd("", column)}  ${cleanText(command)}`])
            ])
      )
      const problems = findings.filter(({ ok }) => !ok)
      if (problems.length > 0) {
        return yield* new SetupError({
          message: problems.length === 1 ? "there is a problem" : `there are ${problems.length} problems`,
          hint: "The commands above mend it."
        })
      }
    })
)
