/** Whether the address that people use is an encrypted one: cookies then have a prefix that binds them to it. */
export const isEncryptedAddress = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https://') ?? false
