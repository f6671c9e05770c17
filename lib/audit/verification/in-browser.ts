import type { PackageSource } from './archive/read-archive'
import { nobleCryptography } from './cryptography/noble-cryptography'
import { type PackageVerdict, type VerifyOptions, verifyPackageWith } from './verify-package'

/** `verifyPackageWith` the cryptography of @noble, which runs on any page of any browser. */
export const verifyPackage = (source: PackageSource, options?: VerifyOptions): Promise<PackageVerdict> =>
  verifyPackageWith(nobleCryptography, source, options)
