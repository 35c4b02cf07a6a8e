/**
 * `--plot` and `--html`: pictures of tracks instead of a table, or beside it.
 */
import { Effect, Option, Stream } from "effect"
import { Flag } from "effect/cli"
import { largestPage } from "../../schemas/Page.ts"
import type { Paged } from "../../services/lists/Paged.ts"
import { Output } from "../Output.ts"
import { isColored, boldness, show, type Shown } from "../output/show.ts"
import { showList } from "../output/showList.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"
import { writeWhole } from "../writeFile.ts"
import type { Pictured } from "./Facts.ts"

/** The flags of commands that show tracks. */
export const pictureFlags = {
  plot: toggle("plot", "Draw tempos, keys, genres, labels and months in the terminal"),
  html: Flag.String("html").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("Write a page with these pictures, covers and previews"),
    Flag.optional
  )
}

/** What the flags were given. */
export interface PictureFlags {
  readonly plot: boolean
  readonly html: Option.Option<string>
}

/** Says whether pictures were asked for. */
export const isDrawn = ({ html, plot }: PictureFlags): boolean => plot || Option.isSome(html)

/** The width of pictures where there is no terminal. */
const pipedWidth = 80

/** Draws or writes the pictures that were asked for; without any, shows the table. */
export const showTracks = Effect.fnUntraced(function* <A extends Pictured>(
  title: string,
  shown: Shown<A>,
  tracks: ReadonlyArray<A>,
  { html, plot }: PictureFlags
) {
  const { quiet } = yield* settings
  const output = yield* Output
  if (Option.isSome(html)) {
    const { htmlPage } = yield* Effect.promise(() => import("./htmlPage.ts"))
    yield* writeWhole(html.value, Stream.succeed(htmlPage(title, tracks)))
    if (!quiet) yield* output.note(`${tracks.length} tracks in ${html.value}.`)
  }
  if (plot) {
    const { drawInTerminal } = yield* Effect.promise(() => import("./terminalPicture.ts"))
    const { collectFacts: factsOf } = yield* Effect.promise(() => import("./Facts.ts"))
    const colored = yield* isColored
    yield* output.lines(
      drawInTerminal(factsOf(tracks), {
        width: Math.min(output.width ?? pipedWidth, 100),
        bold: yield* boldness,
        hue: (text, degrees) => (colored ? `\u001b[38;2;${rgb(degrees, 0.58, 0.3)}m${text}\u001b[39m` : text),
        fill: (text, degrees, strength) =>
          colored
            ? `\u001b[48;2;${rgb(degrees, 0.1 + 0.3 * strength, 0.06 + 0.24 * strength)};38;2;255;255;255m${text}\u001b[39;49m`
            : text
      })
    )
  } else if (Option.isNone(html)) yield* show(shown, tracks)
})

/** Shows or draws a list of tracks. Pictures are of `--limit` tracks, by default of one page. */
export const showTrackList = <A extends Pictured, E>(
  title: string,
  shown: Shown<A>,
  list: Paged<A, E>,
  flags: PictureFlags
) =>
  Effect.gen(function* () {
    if (!isDrawn(flags)) return yield* showList(shown, list)
    const { all, limit = all ? Infinity : largestPage } = yield* settings
    yield* showTracks(title, shown, yield* Stream.runCollect(Stream.take(list.items, limit)), flags)
  })

/** A color as a terminal takes it. With a lightness of 0.58 it is legible on dark and on light. */
const rgb = (degrees: number, lightness: number, saturation: number): string =>
  [0, 8, 4]
    .map((n) => {
      const k = (n + degrees / 30) % 12
      return Math.round(255 * (lightness - saturation * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
    })
    .join(";")
