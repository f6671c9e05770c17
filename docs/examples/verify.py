#!/usr/bin/env python3
"""Checks a signed package of Headroom: python3 verify.py FILE.zip [PUBLICKEY]

A second check beside the one in lib/audit/verification, written from docs/verification.md alone. It needs Python 3.9 or later
with its standard library, and openssl 1.1.1 or later for the signature. It prints what it checked and ends with 0, or
prints the first thing wrong and ends with 1. PUBLICKEY is the text that Settings, Policies shows.
"""
import base64, csv, hashlib, io, json, os, re, struct, subprocess, sys, tempfile, zipfile, zlib
from decimal import Context, Decimal

FOUR, TWO = 0xFFFFFFFF, 0xFFFF
# What a package may hold ("What is refused for its size"): anyone can write an archive that unpacks to gigabytes.
LARGEST_MANIFEST, LONGEST_LINE, LONGEST_CELL, MOST_COLUMNS = 1 << 20, 16_000_000, 4_000_000, 250
NUMBER, EXACT = re.compile(r"-?\d{1,60}(\.\d{1,38})?"), Context(prec=200)
csv.field_size_limit(LONGEST_CELL)


def check(holds, message):
    if not holds:
        raise SystemExit("NOT VALID: " + message)


def check_unpacked_size(infos, packed):
    size = sum(info.file_size for info in infos)
    check(size <= max(16 << 20, 200 * packed), f"the archive states that {packed} bytes unpack to {size}")


def lines_of(stream):
    while line := stream.readline(LONGEST_LINE):
        check(len(line) < LONGEST_LINE, "a line or a row is longer than in any package")
        yield line


def number_of(text):
    check(NUMBER.fullmatch(text), f"{text[:60]!r} is not a number")
    return Decimal(text)


# The archive: every byte around the files is written again and compared ("The form of the archive").
def local_header(info, wide):
    name, packed = info.filename.encode(), info.compress_type == 8
    extra = struct.pack("<HHQQ", 1, 16, 0, 0) if wide and packed else b""
    size = FOUR if extra else 0
    known = (0, size, size) if packed else (info.CRC, info.compress_size, info.file_size)
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, 45 if extra else 20, 0x0808 if packed else 0x0800, info.compress_type,
                       0, 0x21, *known, len(name), len(extra)) + name + extra


def descriptor(info, wide):
    if info.compress_type != 8:
        return b""
    return struct.pack("<IIQQ" if wide else "<IIII", 0x08074B50, info.CRC, info.compress_size, info.file_size)


def directory(infos, offset, wide):
    records = b""
    for i in infos:
        name, version = i.filename.encode(), 45 if wide else 20
        extra = struct.pack("<HHQQQ", 1, 24, i.file_size, i.compress_size, i.header_offset) if wide else b""
        sizes = (FOUR, FOUR) if wide else (i.compress_size, i.file_size)
        records += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, version, version, 0x0808 if i.compress_type == 8 else 0x0800,
                               i.compress_type, 0, 0x21, i.CRC, *sizes, len(name), len(extra), 0, 0, 0, 0,
                               FOUR if wide else i.header_offset) + name + extra
    count, length = len(infos), len(records)
    if not wide:
        return records + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, length, offset, 0)
    return (records + struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, length, offset)
            + struct.pack("<IIQI", 0x07064B50, 0, offset + length, 1)
            + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, TWO, TWO, FOUR, FOUR, 0))


def check_archive(file, infos):
    file.seek(-6, os.SEEK_END)
    wide = struct.unpack("<I", file.read(4))[0] == FOUR
    at, begins = 0, {}
    for info in infos:
        check(info.header_offset == at, f"{info.filename} is not where the directory says")
        file.seek(at)
        header = local_header(info, wide)
        check(file.read(len(header)) == header, f"the header of {info.filename} was changed")
        begins[info.filename] = at + len(header)
        file.seek(at + len(header) + info.compress_size)
        foot = descriptor(info, wide)
        check(file.read(len(foot)) == foot, f"the sizes behind {info.filename} were changed")
        at = at + len(header) + info.compress_size + len(foot)
    file.seek(at)
    check(file.read() == directory(infos, at, wide), "the end of the archive was changed")
    return begins


def pieces(file, info, begins):
    """The packed bytes of a file, a piece at a time."""
    file.seek(begins)
    left = info.compress_size
    while left:
        piece = file.read(min(left, 1 << 20))
        left -= len(piece)
        yield piece


def unpacked(unpack, piece):
    part = None
    while piece or part is None or len(part) == 1 << 20:
        part = unpack.decompress(piece, 1 << 20)
        piece = unpack.unconsumed_tail
        yield part


def check_hashes(file, info, begins, listed):
    stored, content, size, crc = hashlib.sha256(), hashlib.sha256(), 0, 0
    unpack = zlib.decompressobj(-15) if info.compress_type == 8 else None
    for piece in pieces(file, info, begins):
        stored.update(piece)
        for part in unpacked(unpack, piece) if unpack else [piece]:
            content.update(part)
            size, crc = size + len(part), zlib.crc32(part, crc)
            check(size <= info.file_size, f"{info.filename} unpacks to more than the archive states")
    check((size, crc) == (info.file_size, info.CRC), f"{info.filename} has another size or check sum")
    found = dict(name=info.filename, size=size, sha256=content.hexdigest(), storedSize=info.compress_size,
                 storedSha256=stored.hexdigest())
    check(found == listed, f"{info.filename} was altered")


def check_signature(manifest_bytes, signature, key):
    der = bytes.fromhex("302a300506032b6570032100") + base64.b64decode(key)
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(der) + b"-----END PUBLIC KEY-----\n"
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key.pem", "manifest", "signature")]
        for name, content in zip(names, (pem, manifest_bytes, signature)):
            with open(name, "wb") as out:
                out.write(content)
        ran = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", names[0], "-rawin", "-in", names[1],
                              "-sigfile", names[2]], capture_output=True)
    check(ran.returncode == 0, "the signature does not fit manifest.json")


# The rows: each as a list of texts, the columns first.
def csv_rows(stream):
    return csv.reader(line.decode("utf-8-sig" if number == 0 else "utf-8") for number, line in enumerate(lines_of(stream)))


def json_rows(stream):
    for line in lines_of(stream):
        row = json.loads(line, parse_int=str, parse_float=str)
        yield list(row)
        yield ["" if value is None else value for value in row.values()]


def sheet_rows(stream, packed):
    workbook = zipfile.ZipFile(stream)
    check_unpacked_size(workbook.infolist(), packed)
    check(len(set(workbook.namelist())) == len(workbook.namelist()), "the workbook has a part twice")
    sheets = sorted((int(match[1]) for match in map(re.compile(r"xl/worksheets/sheet([1-9]\d{0,3})\.xml").fullmatch,
                                                     workbook.namelist()) if match))
    check(len(sheets) <= 100, "the workbook has more sheets than any package")
    for number in sheets[:-1]:
        for line in lines_of(workbook.open(f"xl/worksheets/sheet{number}.xml")):
            yield from map(cells_of, line.decode().split("</row>")[:-1])


def cells_of(row):
    cells = {}
    for cell in row.split("</c>")[:-1]:
        letters, text = re.search(r'<c r="([A-Z]{1,3})\d+"[^>]*>(?:<is>)?<[vt](?: [^>]*)?>([^<]*)</', cell).groups()
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - 64
        check(place <= MOST_COLUMNS, "the workbook has more columns than any package")
        for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#10;", "\n"), ("&#13;", "\r"), ("&amp;", "&")):
            text = text.replace(entity, sign)
        cells[place] = text
    return [cells.get(place, "") for place in range(1, max(cells, default=0) + 1)]


def check_rows(rows, manifest, is_json, is_sheet):
    columns, sums, count, records = manifest["columns"], {}, 0, set()
    totals = [(columns.index(total["column"]), total) for total in manifest["controlTotals"]]
    record = manifest["auditEvents"]["record"]
    check(max(len(columns), len(totals)) <= MOST_COLUMNS, "the manifest has more columns than any package")
    for number, row in enumerate(rows):
        if number == 0 or (is_json and number % 2 == 0) or (is_sheet and row == columns):
            check(row == columns, "the rows have other columns")
            continue
        count += 1
        check(len(row) == len(columns) or is_sheet and len(row) < len(columns), f"row {count} has other columns")
        row += [""] * (len(columns) - len(row))
        for place, total in totals:
            if row[place] == "":
                continue
            amount, name = number_of(row[place]), total["column"]
            sums[name] = EXACT.add(sums.get(name, Decimal(0)), amount)
            if "currencies" in total:
                in_currency = (name, row[columns.index(total["currencyColumn"])])
                sums[in_currency] = EXACT.add(sums.get(in_currency, Decimal(0)), amount)
                check(len(sums) <= MOST_COLUMNS * MOST_COLUMNS, "there are more currencies than in any package")
        if record:
            records.add(row[columns.index(record["column"])])
    check(count == manifest["rowCount"], f"there are {count} rows")
    for _, total in totals:
        name = total["column"]
        check(sums.get(name, 0) == number_of(total["sum"]), f"the total of {name} is another")
        stated = {each["currency"]: number_of(each["sum"]) for each in total.get("currencies", [])}
        found = {key[1]: value for key, value in sums.items() if isinstance(key, tuple) and key[0] == name}
        if "currencies" in total:
            other = next((each for each in {*stated, *found} if stated.get(each) != found.get(each, 0)), None)
            check(other is None, f"the total of {name} in {other} is another")
    return records - {""}


# The audit chains (docs/audit-chain.md).
def sha(data):
    return hashlib.sha256(data).digest()


def check_heads(stream, seal, expected):
    with_events, count = [], 0
    for line in lines_of(stream):
        head, count = json.loads(line), count + 1
        node = sha(f"\0{head['chain']} {head['seq']} {head['hash']}".encode())
        index, width, proof = head["index"], seal["headCount"], list(head["proof"])
        check(0 <= index < width, f"the proof of {head['chain']} has no place")
        while width > 1:
            if index != width - 1 or width % 2 == 0:
                check(proof, f"the proof of {head['chain']} is too short")
                neighbour = bytes.fromhex(proof.pop(0))
                node = sha(b"\1" + (node + neighbour if index % 2 == 0 else neighbour + node))
            index, width = index // 2, (width + 1) // 2
        check(not proof and node.hex() == seal["root"], f"the proof of {head['chain']} does not lead to the seal")
        if head["events"]:
            with_events.append((head["chain"], head["seq"], head["hash"]))
    check(count == expected, f"there are {count} chain heads")
    return with_events


FIELDS = "chain at actorId verb targetKind targetId targetName companyId before after reason".split()


def check_events(stream, heads, audit_events, records):
    ends, count, chain, field = [], 0, None, (audit_events["record"] or {}).get("field")
    for line in lines_of(stream):
        event, count = json.loads(line), count + 1
        if event["chain"] != chain:
            if chain is not None:
                ends.append((chain, seq, last))
            chain, seq, last = event["chain"], 0, sha(f"headroom audit chain {event['chain']}".encode()).hex()
        texts = [last] + [event[name] for name in FIELDS]
        hashed = ",".join("-" if text is None else f"{len(text.encode())}:{text}" for text in texts)
        check(event["seq"] == seq + 1 and event["previousHash"] == last and event["hash"] == sha(hashed.encode()).hex(),
              f"event {event['seq']} of {chain} does not follow")
        seq, last = event["seq"], event["hash"]
        records.discard(event.get(field))
    if chain is not None:
        ends.append((chain, seq, last))
    check(count == audit_events["count"], f"there are {count} events")
    check(ends == heads, "the events do not end at the sealed heads")


def main(path, key=None):
    with open(path, "rb") as file, zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        check(len(infos) <= 50, f"the archive lists {len(infos)} files")
        check_unpacked_size(infos, os.path.getsize(path))
        begins = check_archive(file, infos)
        check(archive.getinfo("manifest.json").file_size <= LARGEST_MANIFEST, "manifest.json is too large")
        manifest_bytes = archive.read("manifest.json")
        manifest = json.loads(manifest_bytes)
        check(manifest["format"] == "headroom package 2", "this is another format")
        signer = manifest["signature"]["publicKey"]
        check(manifest["signature"]["algorithm"] == "Ed25519" and key in (None, signer), f"it is signed by {signer}")
        check_signature(manifest_bytes, archive.read("manifest.sig"), signer)
        listed = {each["name"]: each for each in manifest["files"]}
        check([i.filename for i in infos] == [*listed, "manifest.json", "manifest.sig"], "it holds other files")
        for info in infos[:-2]:
            check_hashes(file, info, begins[info.filename], listed[info.filename])
        kind = manifest["report"]["format"]
        with archive.open(infos[0]) as stream:
            read = {"csv": csv_rows, "jsonl": json_rows, "xlsx": lambda each: sheet_rows(each, infos[0].compress_size)}
            rows = read[kind](stream)
            records = check_rows(rows, manifest, kind == "jsonl", kind == "xlsx")
        named = len(records)
        with archive.open("chain-heads.jsonl") as stream:
            heads = check_heads(stream, manifest["seal"], manifest["chainHeadCount"])
        with archive.open("audit-events.jsonl") as stream:
            check_events(stream, heads, manifest["auditEvents"], records)
    verification = manifest.get("verification")
    if verification:
        check(verification["faultCount"] == 0, f"its installation had found {verification['faultCount']} faults in its "
              f"own books on {verification['at']}")
    print(f"{manifest['report']['name']} as of {manifest['asOf']}: {manifest['rowCount']} rows ({kind}), totals of "
          f"{len(manifest['controlTotals'])} columns, {manifest['chainHeadCount']} chain heads, "
          f"{manifest['auditEvents']['count']} events, {named - len(records)} of {named} records with events")
    print(f"its installation compared its books with its audit trail on {verification['at']}" if verification
          else "it does not state whether the books of its installation agreed with the audit trail")
    print(f"VALID, signed by {signer}" + ("" if key else ": compare this key with one you were given separately"))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    try:
        main(*sys.argv[1:])
    except (KeyError, ValueError, TypeError, IndexError, ArithmeticError, zipfile.BadZipFile, zlib.error, EOFError,
            NotImplementedError, RecursionError, struct.error, csv.Error) as error:
        raise SystemExit(f"NOT VALID: it cannot be read ({error})")
