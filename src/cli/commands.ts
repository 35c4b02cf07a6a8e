/**
 * The commands by name. Only the one that is run is loaded.
 */
import { Effect } from "effect"
import { Command } from "effect/cli"
import type { CliCommand } from "./CliCommand.ts"
import { globalFlags, valueFlags } from "./Settings.ts"

interface Entry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CliCommand>
}

interface Group {
  readonly group: string
  readonly entries: ReadonlyArray<Entry>
}

const entry = (name: string, summary: string, load: () => Promise<CliCommand>): Entry => ({
  name,
  summary,
  load
})

const resources = () => import("./commands/resources.ts")
const lists = () => import("./commands/lists.ts")
const charts = () => import("./commands/charts.ts")
const account = () => import("./commands/account.ts")
const codes = () => import("./commands/codes.ts")
const library = () => import("./commands/library.ts")
const pages = () => import("./commands/pages.ts")

/** Every command, in the order of the help. */
export const groups: ReadonlyArray<Group> = [
  {
    group: "Find",
    entries: [
      entry("search", "Search by text", async () => (await import("./commands/search.ts")).search),
      entry("track", "Show tracks by id", async () => (await resources()).track),
      entry("release", "Show releases by id", async () => (await resources()).release),
      entry("artist", "Show artists by id", async () => (await resources()).artist),
      entry("label", "Show labels by id", async () => (await resources()).label),
      entry("genre", "Show genres by id or name", async () => (await resources()).genre),
      entry("chart", "Show DJ charts by id", async () => (await resources()).chart),
      entry("isrc", "Find tracks by ISRC", async () => (await codes()).isrc),
      entry("upc", "Find releases by UPC or EAN", async () => (await codes()).upc)
    ]
  },
  {
    group: "List",
    entries: [
      entry("tracks", "List tracks by filters", async () => (await lists()).tracks),
      entry("releases", "List releases by filters", async () => (await lists()).releases),
      entry("artists", "List artists by filters", async () => (await lists()).artists),
      entry("labels", "List labels by filters", async () => (await lists()).labels),
      entry("charts", "List DJ charts by filters", async () => (await lists()).charts),
      entry("genres", "List the genres", async () => (await charts()).genres)
    ]
  },
  {
    group: "Charts",
    entries: [
      entry("top", "Show the best-selling tracks", async () => (await charts()).top),
      entry("hype", "Show the Hype chart", async () => (await charts()).hype),
      entry("new", "Show new releases", async () => (await charts()).newReleases),
      entry("mix", "Show tracks that mix with a track", async () => (await import("./commands/mix.ts")).mix)
    ]
  },
  {
    group: "Account",
    entries: [
      entry("login", "Sign in", async () => (await account()).login),
      entry("logout", "Sign out", async () => (await account()).logout),
      entry("whoami", "Show the signed-in account", async () => (await account()).whoami),
      entry("purchases", "List what you have bought", async () => (await library()).purchases),
      entry(
        "playlist",
        "Show playlists, and change your own",
        async () => (await import("./commands/playlists.ts")).playlist
      ),
      entry("follow", "Follow artists, labels, playlists and genres", async () => (await library()).follow),
      entry("unfollow", "Stop following them", async () => (await library()).unfollow)
    ]
  },
  {
    group: "Tools",
    entries: [
      entry(
        "export",
        "Export a list into a file",
        async () => (await import("./commands/export.ts")).exportCommand
      ),
      entry("match", "Find the tracks of a library", async () => (await import("./commands/match.ts")).match),
      entry(
        "tag",
        "Write Beatport's metadata into audio files",
        async () => (await import("./commands/tag.ts")).tag
      ),
      entry(
        "preview",
        "Play or save the sample of a track",
        async () => (await import("./commands/preview.ts")).preview
      ),
      entry("open", "Open a page of the shop in the browser", async () => (await pages()).open),
      entry("mcp", "Serve Beatport to agents", async () => (await import("./commands/mcp.ts")).mcp),
      entry(
        "doctor",
        "Find out why something does not work",
        async () => (await import("./commands/doctor.ts")).doctor
      ),
      entry(
        "completions",
        "Write the completion script of a shell",
        async () => (await import("./commands/completions.ts")).completions
      ),
      entry(
        "simulator",
        "Run a simulated Beatport",
        async () => (await import("./commands/simulator.ts")).simulator
      )
    ]
  }
]

/** Every name of a command. */
export const commandNames: ReadonlyArray<string> = groups.flatMap(({ entries }) =>
  entries.map(({ name }) => name)
)

/** The name of the command that these arguments run: the first one that is no flag and no value of a global flag. */
export const commandIn = (args: ReadonlyArray<string>): string | undefined =>
  args.find((arg, index) => !arg.startsWith("-") && !valueFlags.has(args[index - 1] ?? ""))

/** The whole command, in which only the subcommand of this name has its flags. */
export const program = (args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const name = commandIn(args)
    const subcommands = yield* Effect.forEach(groups, ({ entries, group }) =>
      Effect.map(
        Effect.forEach(entries, (one) =>
          Effect.map(
            one.name === name ? Effect.promise(one.load) : Effect.succeed(stub(one.name)),
            (command) => command.pipe(Command.withShortDescription(one.summary))
          )
        ),
        (commands) => ({ group, commands })
      )
    )
    return Command.make("beatport").pipe(
      Command.withDescription("Beatport in the terminal: search, charts, lists, exports, your library."),
      Command.withSubcommands(subcommands),
      Command.withGlobalFlags(globalFlags)
    )
  })

const stub = (name: string): CliCommand => Command.make(name)
