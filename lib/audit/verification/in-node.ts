import type { PackageSource } from './archive/read-archive'
import { nodeCryptography } from './cryptography/node-cryptography'
import { type PackageVerdict, type VerifyOptions, verifyPackageWith } from './verify-package'

/** `verifyPackageWith` the cryptography of Node.js. */
export const verifyPackage = (source: PackageSource, options?: VerifyOptions): Promise<PackageVerdict> =>
  verifyPackageWith(nodeCryptography, source, options)
