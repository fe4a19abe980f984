/** What an upload can fail with that only synchronisation knows. [MS-OXCFXICS] 3.3.4.3.3, [MS-OXCDATA] 2.4 */
import { RopFailure } from '../failures.ts'

export type SyncError =
  | 'syncObjectDeleted'
  | 'syncIgnore'
  | 'syncConflict'
  | 'syncNoParent'
  | 'syncCycle'
  | 'syncUnsynchronized'

export class SyncFailure extends RopFailure {
  override name = 'SyncFailure'
  readonly error: SyncError

  constructor(error: SyncError, detail?: string) {
    super(error, detail)
    this.error = error
  }
}
