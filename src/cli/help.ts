/**
 * Help texts, wrapped to the width of the terminal.
 */
import { Option } from "effect"
import type { HelpDoc } from "effect/cli"
import { displayWidth, padEnd, wrap } from "./output/wrap.ts"

/** Formats a help document in lines of at most this width. */
export const formatHelp = (doc: HelpDoc.HelpDoc, width: number, bold: (text: string) => string): string => {
  const sections = [
    ...(doc.description === "" ? [] : [wrap(doc.description, width)]),
    writeSection("Usage", indentHanging(doc.usage, width)),
    ...((doc.args ?? []).length === 0
      ? []
      : [writeSection("Arguments", writeRows((doc.args ?? []).map(makeArgumentRow), width))]),
    ...(doc.subcommands ?? []).map(({ commands, group }) =>
      writeSection(
        group ?? "Commands",
        writeRows(
          commands.map(({ description, name, shortDescription }) => [name, shortDescription ?? description]),
          width
        )
      )
    ),
    ...(doc.flags.length === 0 ? [] : [writeSection("Flags", writeRows(doc.flags.map(makeFlagRow), width))]),
    ...((doc.globalFlags ?? []).length === 0
      ? []
      : [writeSection("Global flags", writeRows((doc.globalFlags ?? []).map(makeFlagRow), width))]),
    ...((doc.examples ?? []).length === 0
      ? []
      : [
          writeSection(
            "Examples",
            (doc.examples ?? []).flatMap(({ command, description }) => [
              ...(description === undefined
                ? []
                : wrap(`# ${description}`, width - 2).map((line) => `  ${line}`)),
              ...indentHanging(command, width)
            ])
          )
        ])
  ]
  return sections.map((lines) => lines.join("\n")).join("\n\n")

  function writeSection(title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> {
    return [bold(title), ...lines]
  }
}

/** A usage line or a command, continued under itself with an indent of four. */
const indentHanging = (text: string, width: number): ReadonlyArray<string> =>
  wrap(text, width - 4).map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`))

type Row = readonly [name: string, description: string]

/** Names wider than this have their description on the next line. */
const widestName = 26

const writeRows = (all: ReadonlyArray<Row>, width: number): ReadonlyArray<string> => {
  const names = all.map(([name]) => displayWidth(name)).filter((name) => name <= widestName)
  const column = Math.min(Math.max(0, ...names), Math.floor(width / 2))
  const indent = " ".repeat(column + 4)
  return all.flatMap(([name, description]) => {
    const lines = wrap(description, width - column - 4)
    const [first = "", ...others] = lines
    const fits = displayWidth(name) <= column
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

const nameType = (type: string): string => {
  const name = typeNames.get(type) ?? type
  return name === "" ? "" : ` ${name}`
}

const makeFlagRow = ({ aliases, description, name, type }: HelpDoc.FlagDoc): Row => [
  `${[...aliases.filter((alias) => !alias.startsWith("--no-")), `--${name}`].join(", ")}${nameType(type)}`,
  Option.getOrElse(description, () => "")
]

const makeArgumentRow = ({ description, name, required, variadic }: HelpDoc.ArgDoc): Row => [
  `${required ? name : `[${name}]`}${variadic ? "…" : ""}`,
  Option.getOrElse(description, () => "")
]
