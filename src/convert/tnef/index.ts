/** TNEF (winmail.dat) to items and back. [MS-OXTNEF] */
export { exportTnef, type TnefOptions } from './export.ts'
export { type ImportedTnef, importTnef } from './import.ts'
