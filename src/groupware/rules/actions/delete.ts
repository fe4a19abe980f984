/** OP_DELETE: it goes; for some days it can be recovered. Rules for absences still follow. */
import type { Run } from '../run.ts'

export function remove(run: Run): string {
  run.deleted = true
  run.stop()
  return 'deletes it'
}
