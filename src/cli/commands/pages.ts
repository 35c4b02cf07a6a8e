/**
 * `beatport open ID`: pages of the shop.
 */
import { Effect } from "effect"
import { Argument } from "effect/cli"
import { Store } from "../../schemas/Store.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { openInBrowser } from "../openInBrowser.ts"
import { expand, parseReference } from "../parseReference.ts"

/** `beatport open` */
export const open: CliCommand = makeCommand(
  "open",
  "Opens the pages of things in the shop. A bare id is one of a track.",
  {
    ids: Argument.String("ID").pipe(
      Argument.withDescription("An id, a link or a beatport: address, or - for a list on stdin"),
      Argument.variadic({ min: 1 })
    )
  },
  ({ ids }) =>
    Effect.gen(function* () {
      for (const text of yield* expand(ids)) {
        const { id, kind } = yield* parseReference("track", text)
        yield* openInBrowser(
          kind === "playlist"
            ? `https://www.beatport.com/playlists/share/${id}`
            : Store.url(kind, { id, slug: "" })
        )
      }
    })
)
