/**
 * Sentences that earlier versions of the rules and of the screening worded differently, up to 2026.8, with the wording
 * of today. Stored findings keep their text; a comparison must not take another wording for another answer.
 */
export const REWORDED: readonly (readonly [before: RegExp, now: string])[] = [
  [/State duty counts nothing: (\S+) stays left for /g, 'State duty does not count toward the cap: $1 remains for '],
  [/A zero-fee filing: (\S+) stays left for /g, 'A zero-fee filing: $1 remains for '],
  [/No year has room for more than /g, 'No year allows more than '],
  [/ is in no group in (\d{4})\./g, ' is not in a group in $1.'],
  [
    /The money is said to have left, yet (.+?) is still to come\./g,
    'The payment is marked as already paid, but $1 is in the future.',
  ],
  [
    /lies beyond (\d{4}): which general license will be in force is not known\./g,
    'is after $1, and the general license in force then is not known.',
  ],
  [/and does not reach back\./g, 'and does not apply retroactively.'],
  [
    /is no consumer product, and License Exception CCD is for them\./g,
    'is not a consumer product, and License Exception CCD covers only consumer products.',
  ],
  [/No license is said to be required, yet/g, 'The basis is that no license is required, yet'],
  [/The product is said not to be subject to the EAR/g, 'The basis is that the product is not subject to the EAR'],
  [
    /The rate is of (.+?), a day that has not come: nobody can know it\./g,
    'The rate is dated $1, which is in the future.',
  ],
  [/The rate is of /g, 'The rate is dated '],
  [/The nearest saved rate is of /g, 'The nearest saved rate is dated '],
  [/and counts nothing against the cap\./g, 'and does not count against the cap.'],
  [/is not shown by a receipt of the FSB\./g, 'is not supported by an FSB receipt.'],
  [
    /is only applied for, and cannot be used or dealt in yet\./g,
    'has only been applied for and cannot be used or dealt in yet.',
  ],
  [/One incident to rules or actions of the FSB may be/g, 'A fee incident to FSB rules or actions may be'],
  [/No party bears a name of the FSB\./g, 'No party has an FSB name.'],
  [
    /No other party is in Crimea; where the payee is stands under Payee\./g,
    'No other party is in Crimea. See Payee for where the payee is.',
  ],
  [/No payment like this one\./g, 'No similar payment was found.'],
  [/No blocked entry like this one\./g, 'No similar blocked entry was found.'],
  [/" says otherwise\./g, '" contradicts this.'],
  [/" says that the goods go elsewhere\./g, '" indicates that the goods go elsewhere.'],
  [/, so the region has to be known\./g, ', so the region is needed.'],
  [/" is called after /g, '" is named after '],
  [
    /is letter soup: it was saved in another encoding, and what it names cannot be read\./g,
    'is garbled: it was saved in another encoding and cannot be read.',
  ],
  [/" names no place that could be read\./g, '" does not name a place that could be read.'],
  [/" may take in Crimea\./g, '" may include Crimea.'],
  [/of which only a part is meant/g, 'only part of which is barred'],
  [/which no source that was read puts inside for certain/g, 'which no source confirms as inside'],
  [/is a telephone number of Crimea/g, 'is a Crimean phone number'],
  [/is a telephone number of Sevastopol/g, 'is a Sevastopol phone number'],
  [/is a mobile number of Crimea/g, 'is a Crimean mobile number'],
  [/and no ISO 3166-2 code of Ukraine/g, 'and is not an ISO 3166-2 code of Ukraine'],
  [/ than an address does, and was not read to its end\./g, ' than an address does and was not read in full.'],
  [/ characters and was not read to its end\./g, ' characters and was not read in full.'],
]

/** Returns a stored message, or a doubt, in the wording of today. Today's wording is returned as it is. */
export const inTodaysWording = (message: string): string =>
  REWORDED.reduce((text, [before, now]) => text.replace(before, now), message)
