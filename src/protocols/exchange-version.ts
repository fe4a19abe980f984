/** The version of Exchange whose protocols are spoken, in the forms that clients read. */
export const version = { major: 15, minor: 2, buildMajor: 1118, buildMinor: 7 } as const

/** [MS-OXDSCLI] 2.2.4.1.1.2.6, ServerVersion: 0111, major (6 bits), minor (6 bits), 1, build (15 bits). */
export const serverVersion = (
  ((0b0111 << 28) | (version.major << 22) | (version.minor << 16) | (1 << 15) | version.buildMajor) >>>
  0
)
  .toString(16)
  .toUpperCase()

export const dottedVersion = `${version.major}.${version.minor}.${version.buildMajor}.${version.buildMinor}`
