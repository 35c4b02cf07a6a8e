/** Removes what the build made, so that nothing of a file that is gone gets published. */
import { rm } from "node:fs/promises"

await rm(new URL("../dist", import.meta.url), { recursive: true, force: true })
