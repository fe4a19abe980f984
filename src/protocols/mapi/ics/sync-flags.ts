/** The words of RopSynchronizationConfigure. [MS-OXCFXICS] 2.2.3.2.1.1.1, 2.2.3.1.1.1.1 */
export const SyncType = { contents: 1, hierarchy: 2 } as const

export const SyncFlag = {
  unicode: 0x0001,
  noDeletions: 0x0002,
  ignoreNoLongerInScope: 0x0004,
  readState: 0x0008,
  fai: 0x0010,
  normal: 0x0020,
  onlySpecifiedProperties: 0x0080,
  noForeignIdentifiers: 0x0100,
  reserved: 0x1000,
  bestBody: 0x2000,
  ignoreSpecifiedOnFai: 0x4000,
  progress: 0x8000,
} as const

export const knownSyncFlags: number = Object.values(SyncFlag).reduce((all, flag) => all | flag, 0)

export const SyncExtraFlag = { eid: 1, messageSize: 2, changeNumber: 4, orderByDeliveryTime: 8 } as const
