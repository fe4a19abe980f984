/** OP_MARK_AS_READ */
import type { Run } from '../run.ts'

export function markAsRead(run: Run): string {
  run.message.read = true
  return 'marks it as read'
}
