/**
 * Mistakes in the arguments, as `effect/cli` reports them.
 */
import type { CliError, CliOutput } from "effect/cli"
import type { Explanation } from "./Explanation.ts"
import { nearest } from "../schemas/nearest.ts"

/** Explains arguments that could not be parsed: what is wrong, and the nearest right name. */
export const invalidInvocation = ({
  commandPath,
  errors,
  helpDoc
}: CliOutput.Presenter.InvalidInvocation): Explanation => {
  const flags = [helpDoc.flags, helpDoc.inheritedFlags ?? [], helpDoc.globalFlags ?? []].flat()
  const commands = (helpDoc.subcommands ?? []).flatMap((group) => group.commands)
  const known = {
    flags: flags.map(({ name }) => `--${name}`),
    commands: commands.map(({ name }) => name)
  }
  const [first] = errors
  return {
    tag: first?._tag ?? "ShowHelp",
    exitCode: 2,
    message: readMessage(first, known, commandPath.at(-1) === "login"),
    hint: `See ${commandPath.join(" ")} --help`,
    retryAfter: null
  }
}

/** What login was given besides its flags can be a password, so it is not repeated. */
const readMessage = (
  error: CliError.NonShowHelpErrors | undefined,
  known: Known,
  canBeSecret: boolean
): string => {
  if (error === undefined) return "the arguments are incomplete"
  return canBeSecret && error._tag === "UnexpectedArgument"
    ? "login takes no arguments; the password is asked for, or read with --password-stdin"
    : splitWords(error, known)
}

interface Known {
  readonly flags: ReadonlyArray<string>
  readonly commands: ReadonlyArray<string>
}

const splitWords = (error: CliError.NonShowHelpErrors, known: Known): string => {
  switch (error._tag) {
    case "UnrecognizedOption":
      return `there is no flag ${error.option}${suggest(error.option, known.flags)}`
    case "UnknownSubcommand":
      return `there is no command "${error.subcommand}"${suggest(error.subcommand, known.commands)}`
    case "InvalidValue": {
      const name = error.kind === "flag" ? `--${error.option}` : error.option
      return `${name}: expected ${error.expected.replace(/^expected /i, "")}, not "${error.value}"`
    }
    case "MissingOption":
      return `--${error.option} is missing`
    case "MissingArgument":
      return `${error.argument.toUpperCase()} is missing`
    case "UnexpectedArgument":
      return `unexpected argument ${error.arguments.map((argument) => `"${argument}"`).join(", ")}`
    case "DuplicateOption":
    case "UserError":
    case "ValidationError":
      return error.message
  }
}

const suggest = (wrong: string, names: ReadonlyArray<string>): string => {
  const [near] = nearest(wrong, names)
  return near === undefined ? "" : `; the nearest is ${near}`
}
