/**
 * `beatport login`, `logout` and `whoami`.
 */
import { DateTime, Effect, Option, Redacted, Stdio, Stream } from "effect"
import { Flag, Prompt } from "effect/cli"
import { Auth } from "../../services/Auth.ts"
import { Beatport } from "../../services/Beatport.ts"
import { BeatportConfig } from "../../services/BeatportConfig.ts"
import { ask } from "../ask.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { readGivenFile } from "../readGivenFile.ts"
import { writeDetailLines } from "../output/detail.ts"
import { writeJsonLine } from "../output/show.ts"
import { tokenFilePath, withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"

const askIfPossible = <A>(prompt: Prompt.Prompt<A>) =>
  Effect.gen(function* () {
    const { canAsk } = yield* Output
    const { noInput } = yield* settings
    if (canAsk && !noInput) return yield* ask(prompt)
    return yield* new UsageError({
      message: "there is no terminal to ask in",
      hint: "Pipe the password: beatport login --username NAME --password-stdin"
    })
  })

/** The secret on stdin: its first line. */
const secretOnStdin = Effect.gen(function* () {
  const { stdin } = yield* Stdio.Stdio
  const text = yield* Stream.mkString(Stream.decodeText(stdin))
  return Redacted.make(text.replace(/\r?\n[^]*$/, ""))
})

/** A token can have several lines: the JSON of a token response. */
const tokenOnStdin = Effect.gen(function* () {
  const { stdin } = yield* Stdio.Stdio
  return Redacted.make(yield* Stream.mkString(Stream.decodeText(stdin)))
})

/** `beatport login` */
export const login: CliCommand = makeCommand(
  "login",
  "Signs in and saves the token. Asks for the password without showing it; no secret is ever an argument.",
  {
    username: Flag.String("username").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription("The user name at www.beatport.com"),
      Flag.optional
    ),
    passwordStdin: toggle("password-stdin", "Read the password from stdin"),
    tokenStdin: toggle(
      "token-stdin",
      "Read a token from stdin: pasted from a browser, or the JSON of a token response"
    ),
    from: Flag.File("from", { mustExist: true }).pipe(
      Flag.withDescription("Read the token from the token file of another program"),
      Flag.optional
    )
  },
  ({ from, passwordStdin, tokenStdin, username }) =>
    Effect.gen(function* () {
      if ([passwordStdin, tokenStdin, Option.isSome(from)].filter(Boolean).length > 1) {
        return yield* new UsageError({
          message: "--password-stdin, --token-stdin and --from exclude each other: give one of them"
        })
      }
      const token = tokenStdin
        ? Option.some(yield* tokenOnStdin)
        : yield* Effect.transposeOption(
            Option.map(from, (path) => Effect.map(readGivenFile(path), Redacted.make))
          )
      const password = passwordStdin ? Option.some(yield* secretOnStdin) : Option.none()
      yield* withBeatport(
        Effect.gen(function* () {
          const auth = yield* Auth
          const config = yield* BeatportConfig
          const output = yield* Output
          if (Option.isSome(token)) yield* auth.importToken(token.value)
          else if (Option.isSome(config.credentials) && Option.isNone(username) && Option.isNone(password)) {
            yield* auth.login()
          } else {
            yield* auth.login({
              username: Option.isSome(username)
                ? username.value
                : yield* askIfPossible(Prompt.String({ message: "User name at www.beatport.com" })),
              password: Option.isSome(password)
                ? password.value
                : yield* askIfPossible(Prompt.Hidden({ message: "Password" }))
            })
          }
          const { quiet } = yield* settings
          if (!quiet) yield* output.note(`Signed in. The token is kept in ${yield* tokenFilePath}.`)
        })
      )
    })
)

/** `beatport logout` */
export const logout: CliCommand = makeCommand(
  "logout",
  "Signs out: revokes the token and deletes it.",
  {},
  () =>
    withBeatport(
      Effect.gen(function* () {
        yield* (yield* Auth).logout
        const { quiet } = yield* settings
        if (!quiet)
          yield* (yield* Output).note(`Signed out. The token was deleted from ${yield* tokenFilePath}.`)
      })
    )
)

/** `beatport whoami` */
export const whoami: CliCommand = makeCommand(
  "whoami",
  "Shows the signed-in account and its subscription.",
  {},
  () =>
    withBeatport(
      Effect.gen(function* () {
        const beatport = yield* Beatport
        const { id, username } = yield* beatport.account.get()
        const { subscription } = yield* beatport.account.introspect()
        const { expires_at } = yield* (yield* Auth).status
        const who = {
          id,
          username,
          subscription: subscription ?? null,
          token_expires: Option.getOrNull(
            Option.map(expires_at, (time) => DateTime.formatIso(DateTime.makeUnsafe(time)))
          ),
          token_file: yield* tokenFilePath
        }
        const { fields, json } = yield* settings
        const output = yield* Output
        yield* output.lines(
          json
            ? [writeJsonLine("account", who, fields)]
            : yield* writeDetailLines("account", who, undefined, fields)
        )
      })
    )
)
