/**
 * The log lines of a client.
 */
import { Cause, Layer, Logger, Predicate } from "effect"
import { argumentError, configuration, type ValidationError } from "../errors/ValidationError.ts"

/** Receives the log lines of a client, as `console` and the loggers of other packages do. */
export interface ClientLogger {
  /** Receives a line for each request, if `debug` is set. */
  readonly debug: (message: string) => void
  /** Receives notes, such as a retry. */
  readonly info: (message: string) => void
  /** Receives warnings, such as items that lenient decoding has left out. */
  readonly warn: (message: string) => void
  /** Receives errors that no call rejects with. */
  readonly error: (message: string) => void
}

/** Sends log lines to a logger; without one, to stderr, because stdout can carry the data of a program. */
export const makeLoggerLayer = (logger: ClientLogger | undefined): Layer.Layer<never> =>
  logger === undefined
    ? Layer.succeed(Logger.LogToStderr, true)
    : Logger.layer([
        Logger.make(({ cause, logLevel, message }) => {
          const parts: ReadonlyArray<unknown> = Array.isArray(message) ? message : [message]
          const line = [
            ...parts.map(String),
            ...(cause.reasons.length === 0 ? [] : [Cause.pretty(cause)])
          ].join(" ")
          if (logLevel === "Fatal" || logLevel === "Error") logger.error(line)
          else if (logLevel === "Warn") logger.warn(line)
          else if (logLevel === "Info") logger.info(line)
          else logger.debug(line)
        })
      ])

const levels: ReadonlyArray<keyof ClientLogger> = ["debug", "info", "warn", "error"]

/** Tells whether a value has the functions of a logger, because a JavaScript caller can pass anything. */
export const isClientLogger = (logger: unknown): logger is ClientLogger =>
  levels.every((level) => Predicate.hasProperty(logger, level) && Predicate.isFunction(logger[level]))

/** Makes the error of a logger that lacks a function. */
export const makeLoggerError = (): ValidationError =>
  argumentError(
    configuration,
    "logger",
    "Expected an object with the functions debug, info, warn and error, such as console."
  )
