/**
 * `/curation/playlists/`: the playlists that Beatport curates.
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import { Catalogue } from "../Catalogue.ts"
import { numberPlaces } from "../Library/Places.ts"
import * as Listing from "../envelopes.ts"
import { makeSelection } from "../filtering.ts"
import { filters, orders } from "../filtering/playlistFilters.ts"
import * as PlaylistTracks from "../playlistTracks.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Playlist from "../json/playlistJson.ts"

export const CurationRoutes = HttpApiBuilder.group(SimulatorApi, "curation", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const curated = catalogue.playlists.filter(({ genre }) => genre !== null)
    const select = makeSelection(filters, orders, curated)
    const about = makeRespondAbout("CuratedPlaylist", (wanted: number) =>
      curated.find(({ id }) => id === wanted)
    )

    return handlers
      .handle("list", (asked) =>
        Effect.sync(() => Listing.makeStoredPage(asked, select(asked.query), Playlist.curated))
      )
      .handle("get", ({ params }) =>
        about(params.id, (playlist, viewer) => Responses.json(Playlist.whole(playlist, viewer)))
      )
      .handle("tracks", (asked) =>
        about(asked.params.id, (playlist, viewer) => PlaylistTracks.makePage(playlist, asked, viewer))
      )
      .handle("track", ({ params }) =>
        about(params.id, ({ places }, viewer) =>
          Responses.about(
            "PlaylistTrack",
            numberPlaces(places).find(({ id }) => id === params.item_id),
            (place) => Responses.json(Playlist.place(place, viewer))
          )
        )
      )
      .handle("trackFacets", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
