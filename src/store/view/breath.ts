/**
 * Long work in short breaths: `await breath()` inside a loop gives the other sessions of this thread their turn once the
 * work has held it for `sliceMilliseconds`. It costs a look at the clock and nothing else in between.
 */
import { setImmediate as turn } from 'node:timers/promises'

export const sliceMilliseconds = 12

export type Breath = () => Promise<void> | undefined

export function breathing(slice: number = sliceMilliseconds): Breath {
  let started = performance.now()
  return () => {
    if (performance.now() - started < slice) return undefined
    return turn().then(() => {
      started = performance.now()
    })
  }
}
