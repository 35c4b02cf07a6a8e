import { holdTable } from "./FaultTable.ts"

holdTable("Calls", "once")
holdTable("Calls", "lasting")
