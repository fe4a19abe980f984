/** Who exists. */
export type * from './types.ts'
export type * from './changes.ts'
export { AddressList, listedKinds, type ListedKind } from './address-list.ts'
export { openDirectory, type DirectoryOptions } from './directory.ts'
export { TooManyFailures } from './authenticate.ts'
export { createHasher, generatePassword, minimumPasswordLength, type Hasher, type HashParameters } from './password.ts'
export { displayAddress, findAddress, getAddress, type Address } from './address.ts'
export { displayDomain, findDomainName, getDomainName } from './domain-name.ts'
export {
  attributes,
  attributesOf,
  findAttribute,
  type Attribute,
  type AttributeName,
  type AttributeValue,
  type Changes,
} from './attributes.ts'
