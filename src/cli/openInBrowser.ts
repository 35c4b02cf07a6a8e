/**
 * Opens a page in the user's browser.
 */
import { Effect } from "effect"
import { ChildProcess } from "effect/process"
import { Output } from "./Output.ts"

/** The programs that open a page, on the desktops of Linux, on macOS and on Windows' Linux. */
const openers = ["xdg-open", "open", "wslview"] as const

/** Writes the address to stdout and opens it with the first program that is there. */
export const openInBrowser = Effect.fnUntraced(function* (url: string) {
  const output = yield* Output
  yield* output.lines([url])
  for (const program of openers) {
    const opened = yield* ChildProcess.make(program, [url], {
      stdin: "ignore",
      stdout: "ignore",
      stderr: "ignore"
    }).pipe(
      Effect.flatMap(({ exitCode }) => exitCode),
      Effect.scoped,
      Effect.match({ onFailure: () => false, onSuccess: (code) => Number(code) === 0 })
    )
    if (opened) return
  }
  yield* output.note("No program here opens a browser: open the address above.")
})
