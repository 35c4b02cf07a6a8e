/**
 * The faults that a soak plants: those rows of the fault matrix that one request can meet by itself.
 */
import { faults, type Trouble } from "../reliability/Faults.ts"
import { chance, oneOf } from "./Dice.ts"

/** What happens to a request, and the name it has in docs/faults.md. */
export interface Planted {
  readonly name: string
  readonly trouble: Extract<Trouble, { readonly at: "server" | "network" }>
}

/** Every fault that can be planted. The others are of the clock and of the token, which all calls share. */
export const plantable: ReadonlyArray<Planted> = Object.entries(faults).flatMap(([name, trouble]) =>
  trouble.at === "server" || trouble.at === "network" ? [{ name, trouble }] : []
)

/** What holds a call up for a second or more, and others with it, is rarer: or else a soak would mostly wait. */
const weightOf = ({ name, trouble }: Planted): number =>
  "isLate" in trouble || / second$| date$/.test(name) ? 0.25 : 1

const choices = plantable.map((value) => ({ value, weight: weightOf(value) }))

/** The fault that a request meets, if it meets one. `which` names the request: whose it is, and the how manieth. */
export const plantedFor = (rate: number, ...which: ReadonlyArray<string | number>): Planted | undefined =>
  chance("faulty", ...which) < rate ? oneOf(choices, "fault", ...which) : undefined

/** The header by which the simulator knows what a request is to meet. */
export const faultHeader = "x-soak-fault"

/** The header with a request's own number: what arrives twice was sent twice. */
export const numberHeader = "x-soak-request"
