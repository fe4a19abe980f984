/** OP_MOVE: it goes to another folder; several go to several. */
import type { MoveAction } from '#model'
import type { Rule } from '../rule.ts'
import type { Run } from '../run.ts'
import { defer } from './defer.ts'
import { targetFolder } from './target-folder.ts'

export async function move(run: Run, action: MoveAction, rule: Rule): Promise<string> {
  const folder = await targetFolder(run, action)
  if (!folder) return defer(run, action, rule)
  await run.move(folder.id)
  return `moves it to ${folder.name}`
}
