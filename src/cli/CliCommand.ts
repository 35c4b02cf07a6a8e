/**
 * The type of a command, whatever its flags.
 */
import type { Config, Effect, PlatformError, Terminal } from "effect"
import { Command } from "effect/cli"
import type { CollectionError, TagError } from "../collection/index.ts"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { CheckpointError } from "../matching/index.ts"
import type { CliFailure } from "./CliFailure.ts"
import type { Output } from "./Output.ts"
import type { GlobalSettings } from "./Settings.ts"

/** Every way in which a command can fail. */
export type Failure =
  | BeatportError
  | CliFailure
  | CheckpointError
  | CollectionError
  | Config.ConfigError
  | PlatformError.PlatformError
  | TagError
  | Terminal.QuitError

/** Every service that a command can use. */
export type Services = Command.Environment | Output | GlobalSettings

/** A command with flags of its own. */
export type CliCommand = Command.Command<string, never, {}, Failure, Services>

/** Makes a command. */
export const makeCommand = <const Flags extends Command.Command.Config>(
  name: string,
  description: string,
  flags: Flags,
  handler: (given: Command.Command.Config.Infer<Flags>) => Effect.Effect<void, Failure, Services>
): CliCommand => Command.make(name, flags, handler).pipe(Command.withDescription(description))

/** Makes a command that only has subcommands. */
export const withSubcommands = (
  name: string,
  description: string,
  subcommands: ReadonlyArray<CliCommand>
): CliCommand =>
  Command.make(name).pipe(Command.withDescription(description), Command.withSubcommands(subcommands))
