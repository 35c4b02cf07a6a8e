/**
 * Questions in the terminal.
 */
import { Effect } from "effect"
import { Prompt } from "effect/cli"

/** Asks a question. Ctrl-C interrupts the command, so that it ends with 130. */
export const ask = <A>(prompt: Prompt.Prompt<A>) =>
  Effect.catchTag(Prompt.run(prompt), "QuitError", () => Effect.interrupt)
