/**
 * RopModifyRules: changes the rules of a folder. What a row says of a rule is kept as it is, ids of named properties among it;
 * the server adds the id. All changes happen, or none.
 *
 * Bytes:      [MS-OXCROPS] 2.2.11.1
 * Behaviour:  [MS-OXORULE] 2.2.1, 3.2.5.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { hasRight, idFromInt64, P, type RuleAction, type TaggedValue } from '#model'
import type { RuleChange } from '#store'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { bagOf } from '../objects/tag-map.ts'
import { received } from '../objects/wire-value.ts'
import { handler } from './handler.ts'
import { modifyRules, type request } from './layouts/modify-rules.ts'

export const modifyRulesHandler = handler(modifyRules, handle)

const replaceAll = 0x01

/** [MS-OXORULE] 2.2.1.3 */
const RowFlag = { add: 0x01, modify: 0x02, remove: 0x04 } as const

async function handle(call: Call, { modifyRulesFlags, rows }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { logon } = folder
  if ((modifyRulesFlags & ~replaceAll) !== 0) throw new RopFailure('invalidParameter', `flags ${modifyRulesFlags}`)
  if (!hasRight((await folder.load()).rights, 'owner')) throw new RopFailure('accessDenied')
  const changes: RuleChange[] = []
  for (const { flags, values } of rows) {
    const id = values.find(({ tag }) => tag === P.RuleId.tag)?.value
    if (flags === RowFlag.remove) {
      changes.push({ kind: 'remove', id: ruleId(id) })
      continue
    }
    const given = values.filter(({ tag }) => tag !== P.RuleId.tag).map((one) => received(one, folder.codePage))
    const properties = await bagOf(
      given.map(({ tag, value }) => [tag, value] as const),
      logon.mailbox,
    )
    if (!logon.private) checkPublic(given)
    if (flags === RowFlag.add) changes.push({ kind: 'add', properties })
    else if (flags === RowFlag.modify) changes.push({ kind: 'modify', id: ruleId(id), properties })
    else throw new RopFailure('invalidParameter', `row flags ${flags}`)
  }
  const replace = (modifyRulesFlags & replaceAll) !== 0
  await logon.store.write(logon.mailbox, (tx) => tx.modifyRules(folder.id, { replace, changes }))
}

const notInPublic: readonly RuleAction['kind'][] = ['move', 'copy', 'defer']

/** [MS-OXORULE] 2.2.5.1: no rule of a public folder moves or copies, or leaves something to a client. */
function checkPublic(given: readonly TaggedValue[]): void {
  const actions = given.find(({ tag }) => tag === P.RuleActions.tag)?.value as readonly RuleAction[] | undefined
  const refused = actions?.find(({ kind }) => notInPublic.includes(kind))
  if (refused) throw new RopFailure('invalidParameter', `${refused.kind} in a public folder`)
}

function ruleId(value: unknown): number {
  if (typeof value !== 'bigint') throw new RopFailure('invalidParameter', 'no id of a rule')
  return idFromInt64(value).counter
}
