/** OP_COPY: a copy of it, as the rules so far have made it, goes to another folder. */
import type { MoveAction } from '#model'
import type { Rule } from '../rule.ts'
import type { Run } from '../run.ts'
import { defer } from './defer.ts'
import { targetFolder } from './target-folder.ts'

export async function copy(run: Run, action: MoveAction, rule: Rule): Promise<string> {
  const folder = await targetFolder(run, action)
  if (!folder) return defer(run, action, rule)
  run.copy(folder.id)
  return `copies it to ${folder.name}`
}
