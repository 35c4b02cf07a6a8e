export { parse } from "../../src/matching/pure/parse.ts"
export { queriesOf } from "../../src/matching/pure/queries.ts"
export { decideReadings } from "../../src/matching/pure/decide.ts"
