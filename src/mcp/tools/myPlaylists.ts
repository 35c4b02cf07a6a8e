/**
 * `beatport_my_playlists`
 */
import { Schema } from "effect"
import type { AgentServices } from "../AgentServices.ts"
import { Listing } from "../Listing.ts"
import { listPart } from "../pages.ts"
import { cursor, limit } from "../parameters.ts"
import { makePlaylistRow } from "../Row.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({ limit: limit(25), cursor })

export const MyPlaylistsTool = readTool("beatport_my_playlists", {
  title: "My playlists",
  description: "Lists the account's playlists.",
  parameters,
  success: Listing
})

/** Lists the account's own playlists. */
export const myPlaylists = (
  { beatport }: AgentServices,
  { cursor: from, limit: size = 25 }: typeof parameters.Type
) =>
  listPart({
    list: { tool: "my_playlists" },
    cursor: from,
    limit: size,
    page: (paging) => beatport.library.playlists.list(paging).map(makePlaylistRow).asEffect()
  })
