/** DATA/ready.json: what a demo server says of itself while it serves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningService } from '../services.ts'

export interface Ready {
  pid: number
  services: RunningService[]
}

export function readyFile(data: string): string {
  return join(data, 'ready.json')
}

/** undefined: there is none, or it cannot be read. It may be left from a server that was killed (`isAlive`). */
export function findReady(data: string): Ready | undefined {
  try {
    const { pid, services } = JSON.parse(readFileSync(readyFile(data), 'utf8')) as Partial<Ready>
    return typeof pid === 'number' && Array.isArray(services) ? { pid, services } : undefined
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
