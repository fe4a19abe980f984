/** The standard rules of a folder as a table. [MS-OXORULE] 2.2.2; rows have the properties that the client gave. */
import type { PropertySource } from '#model/evaluate.ts'
import type { Mailbox } from '../store.ts'
import type { FolderId, FolderRule } from '../types.ts'
import { type SmallDefinition, SmallView } from './small-view.ts'

export class RuleRow implements PropertySource {
  readonly rule: FolderRule

  constructor(rule: FolderRule) {
    this.rule = rule
  }

  get(tag: number): unknown {
    return this.rule.bag.get(tag)
  }

  has(tag: number): boolean {
    return this.rule.bag.has(tag)
  }

  sizeOf(tag: number): number | undefined {
    return this.rule.bag.sizeOf(tag)
  }
}

export function ruleView(mailbox: Mailbox, folder: FolderId, definition: SmallDefinition = {}): SmallView<RuleRow> {
  return new SmallView(
    {
      stamp: () => mailbox.seq(),
      rows: async () => (await mailbox.rules(folder)).map((rule) => new RuleRow(rule)),
    },
    definition,
  )
}
