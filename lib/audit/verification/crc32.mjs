// The check sum of the ZIP format (polynomial 0xEDB88320). It guards against accidents alone; what proves is SHA-256.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/**
 * The CRC-32 of these bytes, going on from that of the bytes before them.
 *
 * @param {Uint8Array} bytes
 */
export function crc32(bytes, before = 0) {
  let value = ~before
  for (let at = 0; at < bytes.length; at += 1) value = (value >>> 8) ^ TABLE[(value ^ bytes[at]) & 0xff]
  return ~value >>> 0
}
