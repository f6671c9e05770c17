import { readFileSync } from 'node:fs'

/** Resident memory of a process in megabytes; NaN where the system does not say (anywhere but Linux). */
function residentMegabytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/**
 * Does something and answers by how many megabytes a process grew at most meanwhile, looked at twenty times a second.
 */
export async function growthOf<Value>(
  pid: number,
  work: () => Promise<Value>,
): Promise<{ value: Value; grownMegabytes: number }> {
  const before = residentMegabytes(pid)
  let most = before
  const look = () => {
    most = Math.max(most, residentMegabytes(pid))
  }
  const timer = setInterval(look, 50)
  try {
    const value = await work()
    look()
    return { value, grownMegabytes: most - before }
  } finally {
    clearInterval(timer)
  }
}
