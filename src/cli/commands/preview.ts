/**
 * `beatport preview ID`: the sample of a track.
 */
import { Effect, FileSystem, Option } from "effect"
import { Argument, Flag } from "effect/cli"
import { ChildProcess } from "effect/process"
import { Track } from "../../schemas/Track.ts"
import { Beatport } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { makeOutputError, SetupError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { writeJsonLine } from "../output/show.ts"
import { fetchFile } from "../plainHttp.ts"
import { parseId } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"
import { mustBeNew } from "../writeFile.ts"

/** Players, with the arguments for one sound file without a window. */
const players: ReadonlyArray<readonly [program: string, ...args: ReadonlyArray<string>]> = [
  ["mpv", "--no-video", "--really-quiet"],
  ["ffplay", "-nodisp", "-autoexit", "-loglevel", "error"],
  ["cvlc", "--play-and-exit", "--quiet"],
  ["vlc", "--intf", "dummy", "--play-and-exit", "--quiet"]
]

const play = Effect.fnUntraced(function* (url: string) {
  for (const [program, ...args] of players) {
    const code = yield* ChildProcess.make(program, [...args, url], {
      stdin: "inherit",
      stdout: "ignore",
      stderr: "inherit",
      detached: false
    }).pipe(
      Effect.flatMap(({ exitCode }) => exitCode),
      Effect.scoped,
      Effect.option
    )
    if (Option.isSome(code)) return
  }
  return yield* new SetupError({
    message: "there is no player here",
    hint: `Install ${players.map(([program]) => program).join(", ")}, or open the address.`
  })
})

/** The largest preview that is saved. */
const mostBytes = 64 * 1024 * 1024

const save = Effect.fnUntraced(function* (url: string, path: string) {
  const files = yield* FileSystem.FileSystem
  yield* mustBeNew("save", path)
  // The address leads to another host, so it is fetched without the token.
  const bytes = yield* fetchFile("the preview", url, mostBytes)
  yield* Effect.mapError(files.writeFile(path, bytes), makeOutputError(path))
})

/** `beatport preview` */
export const preview: CliCommand = makeCommand(
  "preview",
  "Writes the address of a track's sample, plays it or saves it.",
  {
    id: Argument.String("ID").pipe(Argument.withDescription("A track, by id or link")),
    play: toggle("play", "Play it with mpv, ffplay or vlc"),
    save: Flag.String("save").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription("Save it as a file"),
      Flag.optional
    )
  },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        const track = yield* tracks.getListed(yield* parseId("track", given.id))
        const url = Track.previewUrl(track)
        const { fields, json } = yield* settings
        const output = yield* Output
        if (Option.isSome(given.save)) return yield* save(url, given.save.value)
        if (given.play) return yield* play(url)
        yield* output.lines([
          json ? writeJsonLine("preview", { id: track.id, sample_url: url }, fields) : url
        ])
      })
    )
)
