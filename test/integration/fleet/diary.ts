/**
 * The diary that processes keep together: `enters` when one gets the token's lock, `saved` when it has saved a token,
 * `leaves` before it gives the lock back, `gone` when another process saw that it is dead. With what the server was asked that
 * is the whole story, in order, because the lock is held by one at a time.
 */
import type { RecordedRequest } from "effect-beatport/simulator"
import { isLogin, isTokenCall } from "./requests.ts"

export type Diary = ReadonlyArray<{ readonly what: string; readonly name: string }>

export const readDiary = (text: string): Diary =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [what = "", name = ""] = line.split(" ")
      return { what, name }
    })

/** What happened, counted, and what must not have happened. */
export const tell = (diary: Diary, sent: ReadonlyArray<RecordedRequest>) => {
  const wrongs: Array<string> = []
  const gone = new Set<string>()
  let holder: string | undefined
  /** What the store holds: nothing that works, a token, or one that the server has replaced since. */
  let kept: "nothing" | "token" | "dead token" = "nothing"
  let [held, granted, saved, lost, takenOver] = [0, 0, 0, 0, 0]

  const enter = (name: string) => {
    if (holder !== undefined && !gone.has(holder)) wrongs.push(`${name} enters while ${holder} is inside`)
    if (holder !== undefined) takenOver += 1
    holder = name
    held += 1
    const requests = sent.filter(({ headers }) => headers["user-agent"] === name)
    const isAsked = name.endsWith("-login")
    if (requests.some(isLogin) && !isAsked) {
      if (kept === "token") wrongs.push(`${name} logs in although a token was saved`)
      if (kept === "dead token") lost += 1
    }
    const hasSaved = diary.some((line) => line.what === "saved" && line.name === name)
    // Where the connection broke there is no status, but the token may have been given.
    const isGranted = requests.some((request) => isTokenCall(request) && (request.status ?? 200) === 200)
    if (hasSaved) saved += 1
    if (isGranted) granted += 1
    if (hasSaved) kept = "token"
    // A login gives a token of its own and leaves the one that was there as it is.
    else if (isGranted && !(isAsked && kept === "token")) kept = "dead token"
  }

  for (const { name, what } of diary) {
    if (what === "gone") gone.add(name)
    if (what === "enters") enter(name)
    if (what === "leaves" && holder === name) holder = undefined
  }
  return { wrongs, held, granted, saved, lost, takenOver }
}
