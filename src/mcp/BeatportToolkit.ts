/**
 * The tools of Beatport for a model, as a toolkit of `effect/ai`.
 */
import { Effect, Layer, Predicate } from "effect"
import { type Tool, Toolkit } from "effect/ai"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { Matching } from "../matching/index.ts"
import type { Auth } from "../services/Auth.ts"
import type { Beatport } from "../services/Beatport.ts"
import { type Access, agentServices, type AgentServices } from "./AgentServices.ts"
import { fromBeatportError, ToolFailure } from "./ToolFailure.ts"
import { account, AccountTool } from "./tools/account.ts"
import { contents, ContentsTool } from "./tools/contents.ts"
import { follow, FollowTool } from "./tools/follow.ts"
import { genres, GenresTool } from "./tools/genres.ts"
import { get, GetTool } from "./tools/get.ts"
import { listTracks, ListTracksTool } from "./tools/listTracks.ts"
import { match, MatchTool } from "./tools/match.ts"
import { mixWith, MixWithTool } from "./tools/mixWith.ts"
import { myPlaylists, MyPlaylistsTool } from "./tools/myPlaylists.ts"
import { newReleases, NewReleasesTool } from "./tools/newReleases.ts"
import { playlistChange, PlaylistChangeTool } from "./tools/playlistChange.ts"
import { playlistRemove, PlaylistRemoveTool } from "./tools/playlistRemove.ts"
import { search, SearchTool } from "./tools/search.ts"
import { top, TopTool } from "./tools/top.ts"

/**
 * Declares every tool: searching, listing, matching and mixing, and the account's playlists. Give it to a `LanguageModel`
 * of `effect/ai`, with `layerHandlers`.
 */
export const BeatportToolkit = Toolkit.make(
  SearchTool,
  ListTracksTool,
  GetTool,
  ContentsTool,
  TopTool,
  NewReleasesTool,
  GenresTool,
  MatchTool,
  MixWithTool,
  AccountTool,
  MyPlaylistsTool,
  PlaylistChangeTool,
  PlaylistRemoveTool,
  FollowTool
)

/** Lists the tools of `BeatportToolkit` by name. */
export type BeatportTools = Toolkit.Tools<typeof BeatportToolkit>

/** Makes the handlers of the tools over the services that `access` obtains at each call. */
export const makeHandlers = (access: Access) => {
  const handle =
    <Parameters, A>(
      tool: (services: AgentServices, parameters: Parameters) => Effect.Effect<A, ToolFailure | BeatportError>
    ) =>
    (parameters: Parameters): Effect.Effect<A, ToolFailure> =>
      Effect.flatMap(access, (services) => Effect.mapError(tool(services, parameters), toFailure))

  return BeatportToolkit.of({
    beatport_search: handle(search),
    beatport_list_tracks: handle(listTracks),
    beatport_get: handle(get),
    beatport_contents: handle(contents),
    beatport_top: handle(top),
    beatport_new_releases: handle(newReleases),
    beatport_genres: handle(genres),
    beatport_match: handle(match),
    beatport_mix_with: handle(mixWith),
    beatport_account: handle(account),
    beatport_my_playlists: handle(myPlaylists),
    beatport_playlist_change: handle(playlistChange),
    beatport_playlist_remove: handle(playlistRemove),
    beatport_follow: handle(follow)
  })
}

/** Provides the handlers of the tools. */
export const layerHandlers: Layer.Layer<
  Tool.HandlersFor<BeatportTools>,
  never,
  Beatport | Auth | Matching
> = Layer.unwrap(
  Effect.map(agentServices, (services) => BeatportToolkit.toLayer(makeHandlers(Effect.succeed(services))))
)

const toFailure = (error: ToolFailure | BeatportError): ToolFailure =>
  Predicate.isTagged(error, "ToolFailure") ? error : fromBeatportError(error)
