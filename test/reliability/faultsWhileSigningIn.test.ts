import { holdTable } from "./FaultTable.ts"

holdTable("Signing in", "once")
holdTable("Signing in", "lasting")
