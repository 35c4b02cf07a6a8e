/**
 * Shows a list: as many items as the caller wants, and says how many there are.
 */
import { Effect, Stream } from "effect"
import { announce } from "../announce.ts"
import { Output } from "../Output.ts"
import { defaultLimit, settings } from "../Settings.ts"
import type { Paged } from "../../services/lists/Paged.ts"
import { show, type Shown, showStream } from "./show.ts"

/** Shows a list, 25 items unless `--limit` or `--all` says otherwise. */
export const showList = <A extends object, E>(shown: Shown<A>, list: Paged<A, E>) =>
  Effect.gen(function* () {
    const { all, limit = defaultLimit } = yield* settings
    return yield* all ? showAll(shown, list) : showSome(shown, list, limit)
  })

const showSome = <A extends object, E>(shown: Shown<A>, list: Paged<A, E>, limit: number) =>
  Effect.gen(function* () {
    const { quiet } = yield* settings
    const output = yield* Output
    if (limit > 100) return yield* showStream(shown, Stream.take(list.items, limit))
    const page = yield* list
    const items = page.results.slice(0, limit)
    yield* show(shown, items)
    if (quiet || !output.isTerminal || items.length === 0) return
    yield* output.note(
      page.count > items.length
        ? `${items.length} of ${page.count}${page.capped ? " or more" : ""}; --limit N or --all shows more.`
        : `${items.length} in all.`
    )
  })

const showAll = <A extends object, E>(shown: Shown<A>, list: Paged<A, E>) =>
  Effect.gen(function* () {
    yield* announce(yield* list.plan)
    yield* showStream(shown, list.items)
  })
