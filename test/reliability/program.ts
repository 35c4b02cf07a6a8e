/**
 * A program that shows everything it gets: `node program.ts`, or `node program.ts crash` to leave an error uncaught.
 * Its environment says where Beatport is and who signs in.
 */
import { format, inspect } from "node:util"
import { BeatportClient } from "effect-beatport/promise"

/** As `console.log` shows values. */
const print = (...values: ReadonlyArray<unknown>) => void process.stdout.write(`${format(...values)}\n`)

const show = (name: string, value: unknown) => {
  print(name, value)
  print(name, inspect(value, { depth: Infinity, showHidden: true }))
  print(name, String(value), JSON.stringify(value))
  if (value instanceof Error) print(name, value.message, value.stack, value.cause)
}

const tried = async (name: string, call: PromiseLike<unknown>) => {
  try {
    show(name, await call)
  } catch (error) {
    show(name, error)
  }
}

await using beatport = await BeatportClient.make({
  pace: 0,
  retry: { times: 1, baseDelay: 1 },
  circuit: { failures: Number.POSITIVE_INFINITY }
})
show("client", beatport)

if (process.argv[2] === "crash") {
  // An uncaught error: this is what the runtime prints.
  await beatport.tracks.get(1)
}

for (let times = 0; times < Number(process.env["TIMES"] ?? 1); times++) {
  await tried("status", beatport.auth.status())
  await tried("track", beatport.tracks.get(1))
  await tried("list", beatport.tracks.list({ per_page: 1 }))
  await tried("batch", beatport.tracks.getMany([1, 2, 3]))
  await tried("refresh", beatport.auth.refresh())
}
await tried("wrong password", beatport.auth.login({ username: "somebody", password: "else" }))
await tried("import", beatport.auth.importToken('{"access_token": 1, "refresh_token": "half a tok'))
await tried("log out", beatport.auth.logout())
await tried("log in", beatport.auth.login())
