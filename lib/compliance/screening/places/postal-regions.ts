/** The first digits of Russian postal codes and the regions they are of, by ISO 3166-2 (Russian Post). */
const RUSSIA = `
  MOW 101-135 | MOS 140-145 | YAR 150-152 | IVA 153-155 | KOS 156-157 | VLG 160-162 | ARK 163-165 | NEN 166 | KO 167-169
  TVE 170-172 | NGR 173-175 | PSK 180-182 | MUR 183-184 | KR 185-186 | LEN 187-188 | SPE 190-199 | SMO 214-216
  KGD 236-238 | BRY 241-243 | KLU 248-249 | TUL 300-301 | ORL 302-303 | KRS 305-307 | BEL 308-309 | ROS 344-347
  KDA 350-354 | STA 355-357 | KL 358-359 | KB 360-361 | SE 362-363 | CE 364-366 | DA 367-368 | KC 369 | AD 385 | IN 386
  RYA 390-391 | TAM 392-393 | VOR 394-397 | LIP 398-399 | VGG 400-404 | SAR 410-413 | AST 414-416 | TA 420-423
  ME 424-425 | UD 426-427 | CU 428-429 | MO 430-431 | ULY 432-433 | PNZ 440-442 | SAM 443-446 | BA 450-453
  CHE 454-457 | ORE 460-462 | VLA 600-602 | NIZ 603-607 | KIR 610-613 | PER 614-619 | SVE 620-624 | TYU 625-627
  KHM 628 | YAN 629 | NVS 630-633 | TOM 634-636 | KGN 640-641 | OMS 644-646 | KYA 647-648 | AL 649
  KEM 650-654 | KK 655
  ALT 656-659 | KYA 660-663 | IRK 664-666,669 | TY 667-668 | BU 670-671 | ZAB 672-674,687 | AMU 675-676 | SA 677-678
  YEV 679 | KHA 680-682 | KAM 683-684,688 | MAG 685-686 | CHU 689 | PRI 690-692 | SAK 693-694`

/** The first two digits of Ukrainian ones (Ukrposhta). */
const UKRAINE = `
  30 01-06 | 32 07-09 | 18 10-13 | 74 14-17 | 71 18-20 | 05 21-24 | 35 25-28 | 68 29-32 | 56 33-35 | 53 36-39 | 59 40-42
  07 43-45 | 46 79-82 | 61 46-48 | 12 49-53 | 48 54-57 | 77 58-60 | 63 61-64 | 51 65-68 | 23 69-72 | 65 73-75 | 26 76-78
  14 83-87 | 21 88-90 | 09 91-94`

const russia = byFirstDigits('RU', RUSSIA, 3)
const ukraine = byFirstDigits('UA', UKRAINE, 2)

/** The region of a postal code of six digits (Russia) or five (Ukraine), outside Crimea; undefined where none is. */
export function regionOfPostcode(digits: string): string | undefined {
  return digits.length === 6 ? russia.get(digits.slice(0, 3)) : ukraine.get(digits.slice(0, 2))
}

function byFirstDigits(country: string, table: string, length: number): ReadonlyMap<string, string> {
  const regions = new Map<string, string>()
  for (const row of table.split(/[|\n]/)) {
    const [region, ranges] = row.trim().split(' ')
    for (const range of ranges?.split(',') ?? []) {
      const [from = '', to = from] = range.split('-')
      for (let head = Number(from); head <= Number(to); head += 1)
        regions.set(String(head).padStart(length, '0'), `${country}-${region}`)
    }
  }
  return regions
}
