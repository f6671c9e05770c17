/**
 * The FSB licenses that the story of the current year names: company, model, kind, number, issued so many days before
 * today, valid for so many days from today. `YY` and `YYYY` in a number stand for the year it was issued in.
 */
export const LICENSE_TABLE = `
Brightwater Mobile | Beacon 5 | notification | RU0000049917 | 256 | 2900
Brightwater Mobile | Beacon 4 | notification | RU0000049903 | 257 | 1800
Larkfield | LX-40 | import_license | 077-YY-00412 | 60 | 300
Larkfield | LX-40 | notification | RU0000051284 | 76 | 2500
Larkfield | LX-20 | notification | RU0000051283 | 77 | 1600
Halden | Till 300 | notification | RU0000052033 | 24 | 3100
Kestrel | K12 | notification | RU0000050760 | 145 | 3300
Kestrel | K9 | notification | RU0000050741 | 148 | 1700
Kestrel | K9 | notification | RU0000033102 | 2468 | 38
Palisade Audio | Ridge 2 | permit | YYYY-1183 | 200 | 1680
Palisade Audio | Ridge 2 | notification | RU0000047712 | 540 | 2200
Palisade Audio | Ridge | notification | RU0000047711 | 541 | 1200
Corvane | CV-220 | permit | YYYY-1240 | 80 | 1700
Corvane | CV-100 | notification | RU0000044120 | 1018 | 1900
Ambry | Ambry Door | notification | RU0000051190 | 89 | 2700
Ambry | Ambry Hub | notification | RU0000051188 | 90 | 2700
Tessaly Networks | Relay 8 | import_license | 077-YY-00398 | 70 | 290
Tessaly Networks | Relay 8 | notification | RU0000031845 | 2633 | 11
Tessaly Networks | Relay 6 | notification | RU0000046230 | 740 | 1500
Orrin | Vault 4 | permit | YYYY-1102 | 120 | 1720
Orrin | Vault 4 | permit | YYYY-1107 | 118 | 1720
Orrin | Vault 4 | permit | YYYY-0877 | 1800 | 25
Orrin | Vault 3 | notification | RU0000045518 | 834 | 2000
Quillon | Quill 3 | notification | RU0000050022 | 242 | 2400
Mirova | M50 | notification | RU0000048290 | 470 | 2100
Duskmere | Dusk Two | notification | RU0000034417 | 2300 | 60
Pellworth | PX-4 | permit | YYYY-0911 | 1760 | 85
`
