/**
 * Files that end.
 */
import type { FileSystem } from "effect"

/**
 * Tells whether a file can be read to its end. A device may have none. To open a named pipe blocks a thread until a program
 * writes into it, and the process cannot end while it does. The pipes that a shell has opened are below `/dev` and `/proc`.
 */
export const hasEnd = (path: string, type: FileSystem.File.Type): boolean =>
  type === "File" || (type === "FIFO" && /^\/(?:dev|proc)\//.test(path))
