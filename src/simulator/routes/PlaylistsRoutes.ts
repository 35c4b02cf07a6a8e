/**
 * `/catalog/playlists/`: the public playlists, including those that accounts of the simulator made public.
 */
import { Array as Arr, Effect } from "effect"
import type { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount, type SimulatedAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import type { PlaylistRow } from "../Catalogue.ts"
import { Library } from "../Library.ts"
import * as Listing from "../envelopes.ts"
import { makeComparison, selectRows } from "../filtering.ts"
import { filters, orders } from "../filtering/playlistFilters.ts"
import * as PlaylistTracks from "../playlistTracks.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Playlist from "../json/playlistJson.ts"

export const PlaylistsRoutes = HttpApiBuilder.group(SimulatorApi, "playlists", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const library = yield* Library

    /** Makes a response about a playlist, or 404 if the current account cannot see it. */
    const about = (
      id: number,
      respond: (playlist: PlaylistRow, viewer: SimulatedAccount) => HttpServerResponse.HttpServerResponse
    ) =>
      Effect.map(CurrentAccount, (viewer) => {
        const playlist = library.visible(id, viewer)
        return playlist === undefined ? Responses.noSuch("Playlist") : respond(playlist, viewer)
      })

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.map(CurrentAccount, (viewer) => {
          const order = makeComparison(orders, Arr.ensure(query.order_by ?? []))
          return Listing.makeStoredPage(
            { ...query, url: request.url },
            {
              rows: selectRows(filters, query, library.publicPlaylists()).toSorted(order),
              write: (playlist) => Playlist.whole(playlist, viewer)
            }
          )
        })
      )
      .handle("get", ({ params }) =>
        about(params.id, (playlist, viewer) => Responses.json(Playlist.whole(playlist, viewer)))
      )
      .handle("tracks", ({ params, query, request }) =>
        about(params.id, (playlist, viewer) =>
          PlaylistTracks.makePage(playlist, { ...query, url: request.url }, viewer)
        )
      )
      .handle("trackIds", ({ params }) => about(params.id, PlaylistTracks.listIds))
      .handle("trackFacets", unrecorded.respond)
      .handle("chartMapping", unrecorded.respond)
      .handle("partners", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
