/**
 * Durations in words.
 */
import { Duration } from "effect"

/** Formats a duration by its largest two units: `2 h 5 min`, `40 s`. */
export const formatDuration = (duration: Duration.Duration): string => {
  const seconds = Math.ceil(Duration.toSeconds(duration))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
}
