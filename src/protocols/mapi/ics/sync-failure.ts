/** What an upload can fail with that only synchronisation knows. [MS-OXCFXICS] 3.3.4.3.3, [MS-OXCDATA] 2.4 */
import { Failure, MapiError } from '#model'

export type SyncError =
  | 'syncObjectDeleted'
  | 'syncIgnore'
  | 'syncConflict'
  | 'syncNoParent'
  | 'syncCycle'
  | 'syncUnsynchronized'

export class SyncFailure extends Failure {
  override name = 'SyncFailure'
  readonly error: SyncError
  readonly returnValue: number

  constructor(error: SyncError, detail?: string) {
    super('conflict', detail ?? error)
    this.error = error
    this.returnValue = MapiError[error]
  }
}
