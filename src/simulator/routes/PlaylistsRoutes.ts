/**
 * `/catalog/playlists/`: the public playlists, including those that accounts of the simulator made public.
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Library } from "../Library.ts"
import * as Listing from "../envelopes.ts"
import { selectSorted } from "../filtering.ts"
import { filters, orders } from "../filtering/playlistFilters.ts"
import * as PlaylistTracks from "../playlistTracks.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Playlist from "../json/playlistJson.ts"

export const PlaylistsRoutes = HttpApiBuilder.group(SimulatorApi, "playlists", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const library = yield* Library
    const about = makeRespondAbout("Playlist", library.visible)

    return handlers
      .handle("list", (asked) =>
        Effect.map(CurrentAccount, (viewer) =>
          Listing.makeStoredPage(
            asked,
            selectSorted(filters, orders, asked.query, library.publicPlaylists()),
            (playlist) => Playlist.whole(playlist, viewer)
          )
        )
      )
      .handle("get", ({ params }) =>
        about(params.id, (playlist, viewer) => Responses.json(Playlist.whole(playlist, viewer)))
      )
      .handle("tracks", (asked) =>
        about(asked.params.id, (playlist, viewer) => PlaylistTracks.makePage(playlist, asked, viewer))
      )
      .handle("trackIds", ({ params }) => about(params.id, PlaylistTracks.listIds))
      .handle("trackFacets", unrecorded.respond)
      .handle("chartMapping", unrecorded.respond)
      .handle("partners", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
