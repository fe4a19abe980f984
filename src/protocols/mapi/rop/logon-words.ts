/** Flags of RopLogon. [MS-OXCSTOR] 2.2.1.1.1 */
export const LogonFlag = { private: 0x01, undercover: 0x02, ghosted: 0x04, spooler: 0x08 } as const

export const OpenFlag = {
  useAdminPrivilege: 0x00000001,
  public: 0x00000002,
  homeLogon: 0x00000004,
  takeOwnership: 0x00000008,
  alternateServer: 0x00000100,
  ignoreHomeMdb: 0x00000200,
  noMail: 0x00000400,
  usePerMdbReplidMapping: 0x01000000,
  supportProgress: 0x20000000,
} as const

/** [MS-OXCSTOR] 2.2.1.1.3 */
export const ResponseFlag = { reserved: 0x01, ownerRight: 0x02, sendAsRight: 0x04, outOfOffice: 0x10 } as const
