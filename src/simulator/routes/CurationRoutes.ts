/**
 * `/curation/playlists/`: the playlists that Beatport curates.
 */
import { Array as Arr, Effect } from "effect"
import type { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount, type SimulatedAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue, type PlaylistRow } from "../Catalogue.ts"
import { numberPlaces } from "../Library/Places.ts"
import * as Listing from "../envelopes.ts"
import { makeComparison, selectRows } from "../filtering.ts"
import { filters, orders } from "../filtering/playlistFilters.ts"
import * as PlaylistTracks from "../playlistTracks.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Playlist from "../json/playlistJson.ts"

export const CurationRoutes = HttpApiBuilder.group(SimulatorApi, "curation", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const curated = catalogue.playlists.filter(({ genre }) => genre !== null)

    /** Makes a response about a curated playlist, or 404 if it does not exist. */
    const about = (
      id: number,
      respond: (playlist: PlaylistRow, viewer: SimulatedAccount) => HttpServerResponse.HttpServerResponse
    ) =>
      Effect.map(CurrentAccount, (viewer) => {
        const playlist = curated.find((one) => one.id === id)
        return playlist === undefined ? Responses.noSuch("CuratedPlaylist") : respond(playlist, viewer)
      })

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.sync(() => {
          const order = makeComparison(orders, Arr.ensure(query.order_by ?? []))
          return Listing.makeStoredPage(
            { ...query, url: request.url },
            { rows: selectRows(filters, query, curated).toSorted(order), write: Playlist.curated }
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
      .handle("track", ({ params }) =>
        about(params.id, ({ places }, viewer) => {
          const place = numberPlaces(places).find(({ id }) => id === params.item_id)
          return place === undefined
            ? Responses.noSuch("PlaylistTrack")
            : Responses.json(Playlist.place(place, viewer))
        })
      )
      .handle("trackFacets", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
