/**
 * The metrics of every attempt to send a request.
 */
import { Metric } from "effect"
import { AttributeName, MetricName } from "./TelemetryNames.ts"

/** Holds the metrics of the attempts that ended alike. */
export interface RequestSeries {
  readonly requests: Metric.Counter<number>
  /** In seconds. */
  readonly duration: Metric.Histogram<number>
}

/** The bounds that OpenTelemetry's conventions recommend, in seconds. */
export const durationBounds = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
] as const

/**
 * Makes a function that returns the series of a status code or a type of error. Each series is made once, because making one
 * costs more than updating it; there are as many as status codes.
 */
export const makeSeriesOf = (attributes: Readonly<Record<string, string>>) => {
  const made = new Map<number | string, RequestSeries>()
  return (outcome: number | string): RequestSeries => {
    const known = made.get(outcome)
    if (known !== undefined) return known
    const series = makeSeries({ ...attributes, ...attributesOf(outcome) })
    made.set(outcome, series)
    return series
  }
}

const attributesOf = (outcome: number | string): Record<string, string> => {
  if (typeof outcome === "string") return { [AttributeName.errorType]: outcome }
  const status = String(outcome)
  return {
    [AttributeName.statusCode]: status,
    ...(outcome < 400 ? {} : { [AttributeName.errorType]: status })
  }
}

const makeSeries = (attributes: Readonly<Record<string, string>>): RequestSeries => ({
  requests: Metric.counter(MetricName.requests, {
    description: "Requests that were sent, each attempt counted",
    incremental: true,
    attributes
  }),
  duration: Metric.histogram(MetricName.duration, {
    description: "Time from sending a request to the last byte of its response",
    boundaries: durationBounds,
    attributes: { ...attributes, unit: "s" }
  })
})
