/**
 * The prompts of the server: four jobs for which the order of the calls matters.
 */
import { Effect, Layer, Schema } from "effect"
import { McpServer } from "effect/ai"
import type { Access } from "../AgentServices.ts"
import { completeGenre, completeKey, completeLabel } from "./completions.ts"
import { logRequest } from "./requestLog.ts"

const required = (description: string) => Schema.String.annotate({ description })
const optional = (description: string) => Schema.optionalKey(Schema.String.annotate({ description }))

const text = (name: string, lines: ReadonlyArray<string>) =>
  Effect.succeed(lines.filter((line) => line !== "").join("\n")).pipe(logRequest("prompts/get", name))

const buildSet = McpServer.prompt({
  name: "build_set",
  title: "Build a DJ set",
  description: "Plans a set in which each track mixes with the next, as a playlist",
  parameters: {
    genre: required("The genre of the set"),
    key: optional("The key of the first track, such as 8A"),
    bpm: optional("The tempo of the first track"),
    minutes: optional("How long the set is; default 60")
  },
  completion: { genre: completeGenre, key: completeKey },
  content: ({ bpm = "", genre, key = "", minutes = "60" }) =>
    text("build_set", [
      `Build a ${minutes}-minute DJ set of ${genre} from Beatport.`,
      `1. Find a first track with beatport_list_tracks${key === "" ? "" : ` in ${key}`}${bpm === "" ? "" : ` at ${bpm} bpm`}.`,
      "2. Find each next track with beatport_mix_with. Raise the energy slowly, and use no artist twice in a row.",
      "3. Show the set as a table with key and tempo, and say why each transition works.",
      "4. Offer to save it with beatport_playlist_change (create, first as a dry run)."
    ])
})

const digLabel = (access: Access) =>
  McpServer.prompt({
    name: "dig_label",
    title: "Explore a label",
    description: "Presents a label: its sound, its best tracks, its newest releases",
    parameters: {
      label: required("The name or id of the label"),
      since: optional("The first day of the releases to look at, as YYYY-MM-DD")
    },
    completion: { label: completeLabel(access) },
    content: ({ label, since = "" }) =>
      text("dig_label", [
        `Present the label "${label}" on Beatport.`,
        "1. Find it with beatport_search, type labels.",
        `2. List its releases with beatport_contents, type releases${since === "" ? "" : `, since ${since}`}.`,
        "3. List its tracks with beatport_contents, and look at tempos, keys and artists.",
        "4. Describe its sound, name five tracks to start with, and what is new."
      ])
  })

const matchList = McpServer.prompt({
  name: "match_list",
  title: "Find a list of tracks",
  description: "Finds out which tracks of a list are on Beatport",
  parameters: { tracks: required("The tracks, one a line, as Artist - Title (Mix)") },
  content: ({ tracks }) =>
    text("match_list", [
      "Find these tracks on Beatport with beatport_match, at most 50 rows a call.",
      "Report the matched ones with their ids. For ambiguous ones and other versions, show the candidates and ask which is meant.",
      "Do not guess: what is not found is not on Beatport under this name.",
      "",
      tracks
    ])
})

const weeklyReport = McpServer.prompt({
  name: "weekly_report",
  title: "Weekly report",
  description: "Reports what is new and what sells in a genre",
  parameters: { genre: required("The genre to report on") },
  completion: { genre: completeGenre },
  content: ({ genre }) =>
    text("weekly_report", [
      `Report on ${genre} on Beatport this week.`,
      "1. beatport_top for the ten best sellers.",
      "2. beatport_new_releases for the releases of the last 7 days.",
      "3. Name what is new in the top ten, which labels and artists stand out, and five tracks worth hearing, with reasons."
    ])
})

/** Registers the prompts. */
export const prompts = (access: Access) => Layer.mergeAll(buildSet, digLabel(access), matchList, weeklyReport)
