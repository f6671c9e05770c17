/**
 * Every company of the demo on one line: name, country, member since, usual weight, group, what it makes, its models,
 * its office. All names are invented. The first eleven are the ones the overview shows; current-year.ts tells their
 * year.
 */
export const COMPANY_TABLE = `
Kestrel Handsets Corp. | US | 2017-02-14 | 1.6 | | phone | K9, K12 | 410 Mill Street, Portland, OR 97205
Larkfield Devices Inc. | US | 2017-03-20 | 1.5 | | tablet | LX-20, LX-40 | 88 Granary Row, Columbus, OH 43215
Tessaly Networks Inc. | US | 2017-02-21 | 1.6 | Tessaly | router | Relay 6, Relay 8 | 1200 Harbor Loop, Oakland, CA 94607
Brightwater Mobile LLC | US | 2018-04-09 | 1.2 | Brightwater | phone | Beacon 4, Beacon 5 | 75 Landing Way, Tampa, FL 33602
Orrin & Vale Software | US | 2017-05-15 | 1.3 | | software | Vault 3, Vault 4 | 19 Chapel Court, Boston, MA 02110
Palisade Audio Inc. | US | 2018-09-10 | 1.1 | | headset | Ridge, Ridge 2 | 560 Bluff Avenue, Denver, CO 80202
Corvane Instruments Inc. | US | 2019-02-18 | 1.0 | | analyser | CV-100, CV-220 | 31 Foundry Lane, Rochester, NY 14604
Halden Point of Sale Inc. | US | 2019-10-07 | 0.9 | | till | Till 200, Till 300 | 2400 Market Square, St. Louis, MO 63101
Ambry Smart Home LLC | US | 2020-06-15 | 0.7 | | hub | Ambry Hub, Ambry Door | 14 Cedar Yard, Austin, TX 78701
Quillon Wearables Inc. | US | 2021-03-08 | 0.6 | | watch | Quill 2, Quill 3 | 900 Alder Street, Seattle, WA 98104
Mirova Optics Inc. | US | 2020-01-27 | 0.7 | | camera | M30, M50 | 67 Lantern Hill, Providence, RI 02903
Pellworth Systems Corp. | US | 2017-02-16 | 1.3 | | server | PX-2, PX-4 | 5 Weir Street, Albany, NY 12207
Greyfen Networks LLC | US | 2017-04-11 | 1.2 | | router | Fen 100, Fen 300 | 1811 Canal Road, Richmond, VA 23219
Solvane Software Inc. | US | 2017-06-19 | 1.0 | | software | Ledgerline, Paperway | 240 Quarry Street, Madison, WI 53703
Duskmere Audio LLC | US | 2017-09-05 | 0.8 | | headset | Dusk One, Dusk Two | 77 Orchard Row, Nashville, TN 37203
Tessaly Wireless LLC | US | 2018-01-22 | 0.9 | Tessaly | router | Relay Air, Relay Mesh | 1200 Harbor Loop, Oakland, CA 94607
Velloway Phones LLC | US | 2018-02-26 | 1.2 | | phone | V1, V2 Plus | 330 Summit Drive, Atlanta, GA 30303
Norrwick Terminals Inc. | US | 2018-07-16 | 0.8 | | till | N-Pay 4, N-Pay 6 | 48 Depot Street, Omaha, NE 68102
Fenwray Devices Corp. | US | 2018-11-12 | 1.0 | | tablet | Wray 8, Wray 10 | 615 Mason Avenue, Kansas City, MO 64106
Ostrander Storage Inc. | US | 2019-03-25 | 0.9 | | storage | Ostra 2T, Ostra 8T | 2 Kiln Road, Raleigh, NC 27601
Lumbrook Home Inc. | US | 2019-06-03 | 0.7 | | hub | Lumbrook Lamp, Lumbrook Lock | 1510 Willow Court, Salt Lake City, UT 84101
Briarcote Software LLC | US | 2019-08-26 | 0.9 | | software | Cote Mail, Cote Drive | 93 Parsonage Lane, Hartford, CT 06103
Wexmoor Handsets Inc. | US | 2020-02-10 | 1.1 | | phone | Wex A, Wex B | 404 Turnpike Road, Charlotte, NC 28202
Ondrell Printers Corp. | US | 2020-03-16 | 0.6 | | printer | Ondrell 300, Ondrell 500 | 8 Press Row, Louisville, KY 40202
Tarnbrook Tablets Inc. | US | 2020-08-24 | 0.9 | Brightwater | tablet | Tarn 7, Tarn 11 | 75 Landing Way, Tampa, FL 33602
Harrowick Telecom LLC | US | 2020-11-09 | 1.0 | | router | HT-Link, HT-Core | 717 Exchange Place, New Orleans, LA 70130
Thistledane Wearables LLC | US | 2021-01-18 | 0.7 | | watch | Dane S, Dane M | 52 Thicket Road, Boise, ID 83702
Marlquist Payments Inc. | US | 2021-05-24 | 0.8 | | till | MQ-20, MQ-40 | 1900 Clearing Street, Chicago, IL 60602
Ravensholt Storage Inc. | US | 2021-09-13 | 0.8 | | storage | Holt Mini, Holt Rack | 36 Rampart Way, San Antonio, TX 78205
Kelbridge Cameras Ltd. | IE | 2021-11-01 | 0.7 | | camera | KB-1, KB-4K | 11 Dyer Quay, Cork
Palisade Gaming LLC | US | 2022-02-07 | 0.7 | | headset | Ridge Play, Ridge Play Pro | 560 Bluff Avenue, Denver, CO 80202
Sablecrest Consoles Inc. | US | 2022-04-18 | 0.8 | | console | Crest, Crest Lite | 28 Arcade Street, Phoenix, AZ 85004
Averne Mobile B.V. | NL | 2022-07-25 | 0.9 | | phone | Averne 1, Averne 2 | Kanaalweg 140, Utrecht
Stonelea Networks Inc. | US | 2022-10-10 | 0.8 | | router | Lea Switch, Lea Gate | 64 Cordwain Street, Pittsburgh, PA 15222
Inverrose Software Ltd. | IE | 2023-01-23 | 0.7 | | software | Rosebook, Rosekey | 5 Linen Hall, Dublin
Dunmarrow Drones Inc. | US | 2023-05-08 | 0.6 | | camera | Marrow Eye, Marrow Eye 2 | 1207 Airfield Road, Wichita, KS 67202
Calloway & Finch Hearing | US | 2023-09-18 | 0.5 | | headset | Finch 3, Finch 5 | 340 Meridian Street, Indianapolis, IN 46204
Ashpole Imaging Inc. | US | 2023-11-06 | 0.6 | | printer | Ashpole C2, Ashpole C4 | 83 Tanner Row, Buffalo, NY 14202
Wrenfield Classrooms LLC | US | 2024-02-19 | 0.7 | | tablet | Wren Slate, Wren Board | 21 Schoolhouse Lane, Des Moines, IA 50309
Copperhythe Energy Meters | US | 2024-06-10 | 0.6 | | hub | Hythe Meter, Hythe Plug | 470 Dynamo Street, Cleveland, OH 44113
Brightwater Accessories LLC | US | 2024-09-16 | 0.6 | Brightwater | headset | Beacon Buds, Beacon Clip | 75 Landing Way, Tampa, FL 33602
Nethercliff Servers Corp. | US | 2025-01-13 | 0.9 | | server | Cliff 1U, Cliff 2U | 1600 Ridgeway, Minneapolis, MN 55401
`
