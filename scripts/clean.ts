/** Removes the output of the build, so that files of deleted modules are not published. */
import { rm } from "node:fs/promises"

await rm(new URL("../dist", import.meta.url), { recursive: true, force: true })
