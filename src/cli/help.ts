/**
 * Help texts, wrapped to the width of the terminal.
 */
import { Option } from "effect"
import { CliOutput, type HelpDoc } from "effect/cli"
import { padEnd, wrap } from "./output/wrap.ts"

/** Formats a help document in lines of at most this width. */
export const formatHelp = (doc: HelpDoc.HelpDoc, width: number, bold: (text: string) => string): string => {
  const sections = [
    ...(doc.description === "" ? [] : [wrap(doc.description, width)]),
    section("Usage", hanging(doc.usage, width)),
    ...((doc.args ?? []).length === 0
      ? []
      : [section("Arguments", rows((doc.args ?? []).map(argumentRow), width))]),
    ...(doc.subcommands ?? []).map(({ commands, group }) =>
      section(
        group ?? "Commands",
        rows(
          commands.map(({ description, name, shortDescription }) => [name, shortDescription ?? description]),
          width
        )
      )
    ),
    ...(doc.flags.length === 0 ? [] : [section("Flags", rows(doc.flags.map(flagRow), width))]),
    ...((doc.globalFlags ?? []).length === 0
      ? []
      : [section("Global flags", rows((doc.globalFlags ?? []).map(flagRow), width))]),
    ...((doc.examples ?? []).length === 0
      ? []
      : [
          section(
            "Examples",
            (doc.examples ?? []).flatMap(({ command, description }) => [
              ...(description === undefined
                ? []
                : wrap(`# ${description}`, width - 2).map((line) => `  ${line}`)),
              ...hanging(command, width)
            ])
          )
        ])
  ]
  return sections.map((lines) => lines.join("\n")).join("\n\n")

  function section(title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> {
    return [bold(title), ...lines]
  }
}

/** A usage line or a command, continued under itself with an indent of four. */
const hanging = (text: string, width: number): ReadonlyArray<string> =>
  wrap(text, width - 4).map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`))

type Row = readonly [name: string, description: string]

/** Names wider than this have their description on the next line. */
const widestName = 26

const rows = (all: ReadonlyArray<Row>, width: number): ReadonlyArray<string> => {
  const names = all.map(([name]) => CliOutput.displayWidth(name)).filter((name) => name <= widestName)
  const column = Math.min(Math.max(0, ...names), Math.floor(width / 2))
  const indent = " ".repeat(column + 4)
  return all.flatMap(([name, description]) => {
    const lines = wrap(description, width - column - 4)
    const [first = "", ...others] = lines
    const fits = CliOutput.displayWidth(name) <= column
    return [
      fits ? `  ${padEnd(name, column)}  ${first}`.trimEnd() : `  ${name}`,
      ...(fits ? others : lines).filter((line) => line !== "").map((line) => indent + line)
    ]
  })
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["boolean", ""],
  ["string", "TEXT"],
  ["integer", "N"],
  ["choice", "CHOICE"]
])

const typeName = (type: string): string => {
  const name = typeNames.get(type) ?? type
  return name === "" ? "" : ` ${name}`
}

const flagRow = ({ aliases, description, name, type }: HelpDoc.FlagDoc): Row => [
  `${[...aliases.filter((alias) => !alias.startsWith("--no-")), `--${name}`].join(", ")}${typeName(type)}`,
  Option.getOrElse(description, () => "")
]

const argumentRow = ({ description, name, required, variadic }: HelpDoc.ArgDoc): Row => [
  `${required ? name : `[${name}]`}${variadic ? "…" : ""}`,
  Option.getOrElse(description, () => "")
]
