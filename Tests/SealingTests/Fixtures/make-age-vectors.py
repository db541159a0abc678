"""Writes age-vectors.ndjson: files that follow or break the rules of age version 1.

Knows nothing of suroo: made from the specification with Python's `cryptography`, so that the
tests compare two readings of the same rules. Run it as `python3 make-age-vectors.py`; the same
bytes come out every time. A line holds the name, what is expected (`success`, `header`,
`no match`, `mac`, `payload`, `armor`), the key or passphrase, the SHA-256 of everything that may
be released, and the file: texts in base64 and numbers of zero bytes, one after the other.
"""
import base64, hashlib, hmac, json, re
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

FILE_KEY, SALT = b"suroo file key 1", b"suroo salt of 16"
CHUNK = 65536


def chance(label, count):
    return hashlib.shake_256(b"suroo vectors " + label.encode()).digest(count)


def b64(data):
    return base64.b64encode(data).decode().rstrip("=")


def hkdf(secret, salt, info):
    first = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    return hmac.new(first, info + b"\1", hashlib.sha256).digest()


def point(secret):
    key = X25519PrivateKey.from_private_bytes(secret).public_key()
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def bech32(prefix, data):
    letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]

    def checksum(values):
        sum = 1
        for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values:
            top, sum = sum >> 25, (sum & 0x1FFFFFF) << 5 ^ value
            for i, g in enumerate([0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3]):
                sum ^= g if top >> i & 1 else 0
        return sum ^ 1

    check = checksum(values + [0] * 6)
    values += [check >> 5 * (5 - i) & 31 for i in range(6)]
    return prefix + "1" + "".join(letters[v] for v in values)


SECRET, OTHER = chance("identity", 32), chance("other identity", 32)
IDENTITY = bech32("age-secret-key-", SECRET).upper()
OTHER_IDENTITY = bech32("age-secret-key-", OTHER).upper()


def wrap(key, data=FILE_KEY):
    return ChaCha20Poly1305(key).encrypt(bytes(12), data, None)


def body_lines(body):
    text = b64(body)
    lines = [text[i : i + 64] for i in range(0, len(text), 64)]
    return lines if lines and len(lines[-1]) < 64 else lines + [""]


def x25519(secret=SECRET, ephemeral=None, file_key=FILE_KEY, label="share"):
    ephemeral = ephemeral or chance(label, 32)
    share, recipient = point(ephemeral), point(secret)
    shared = X25519PrivateKey.from_private_bytes(ephemeral).exchange(
        X25519PublicKey.from_public_bytes(recipient))
    key = hkdf(shared, share + recipient, b"age-encryption.org/v1/X25519")
    return ["-> X25519 " + b64(share)] + body_lines(wrap(key, file_key))


def scrypt(passphrase="суроо жана жооп", log_n=10, work=None, salt=None, file_key=FILE_KEY):
    salt = salt if salt is not None else chance("salt", 16)
    key = Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, 2**log_n, 8, 1).derive(passphrase.encode())
    return [f"-> scrypt {b64(salt)} {work if work is not None else log_n}"] + body_lines(wrap(key, file_key))


def header(*stanzas, version="age-encryption.org/v1", file_key=FILE_KEY, end=None):
    text = "\n".join([version] + [line for stanza in stanzas for line in stanza] + ["---"])
    mac = hmac.new(hkdf(file_key, b"", b"header"), text.encode(), hashlib.sha256).digest()
    return (text + (" " + b64(mac) + "\n" if end is None else end(b64(mac)))).encode()


def chunk(number, last, data, file_key=FILE_KEY):
    key = ChaCha20Poly1305(hkdf(file_key, SALT, b"payload"))
    return key.encrypt(number.to_bytes(11, "big") + bytes([last]), data, None)


def zeros(number, last, count=CHUNK):
    """The contents that are sealed as zeros, so that the vectors stay small."""
    return chunk(number, last, bytes(count))[:-16]


def payload(data=b"age"):
    return SALT + chunk(0, True, data)


def armored(data, columns=64, end="\n"):
    text = base64.b64encode(data).decode()
    lines = [text[i : i + columns] for i in range(0, len(text), columns)]
    return end.join(["-----BEGIN AGE ENCRYPTED FILE-----"] + lines + ["-----END AGE ENCRYPTED FILE-----", ""])


vectors = []


def add(name, expect, file, released=b"", identity=IDENTITY, passphrase=None):
    file = file if isinstance(file, bytes) else file.encode()
    parts, place = [], 0
    for run in re.finditer(rb"\0{64,}", file):
        parts += [base64.b64encode(file[place : run.start()]).decode(), len(run.group())]
        place = run.end()
    parts.append(base64.b64encode(file[place:]).decode())
    vectors.append({"name": name, "expect": expect, "identity": None if passphrase else identity,
                    "passphrase": passphrase, "released": hashlib.sha256(released).hexdigest(), "file": parts})


good = header(x25519()) + payload()
one = x25519()
share, body = one[0].split()[2], one[1]

# What must open.
add("one recipient", "success", good, b"age")
add("two recipients, ours first", "success", header(x25519(), x25519(OTHER, label="b")) + payload(), b"age")
add("two recipients, ours second", "success", header(x25519(OTHER, label="b"), x25519()) + payload(), b"age")
add("unknown kinds of recipients are passed over", "success",
    header(["-> grease!~ 1 2 3", ""], x25519(), ["-> other.example/kind", "QUJD"]) + payload(), b"age")
add("an unknown body of exactly one full line ends with an empty one", "success",
    header(["-> other"] + body_lines(bytes(48)), x25519()) + payload(), b"age")
add("an unknown body of several lines", "success",
    header(["-> other"] + body_lines(bytes(100)), x25519()) + payload(), b"age")
add("a file of nothing", "success", header(x25519()) + SALT + chunk(0, True, b""))
full = zeros(0, True)
add("contents of exactly one chunk", "success", header(x25519()) + SALT + chunk(0, True, full), full)
first, second = zeros(0, False), zeros(1, True)
add("contents of exactly two chunks", "success",
    header(x25519()) + SALT + chunk(0, False, first) + chunk(1, True, second), first + second)
add("contents of one chunk and a byte", "success",
    header(x25519()) + SALT + chunk(0, False, first) + chunk(1, True, b"!"), first + b"!")
add("a passphrase", "success", header(scrypt()) + payload(), b"age", passphrase="суроо жана жооп")
add("a passphrase with the least work", "success", header(scrypt(log_n=1)) + payload(), b"age", passphrase="суроо жана жооп")
composed, decomposed = "жай", "жаи\u0306"
add("a passphrase typed in pieces of letters", "success", header(scrypt(composed)) + payload(), b"age", passphrase=decomposed)
add("a passphrase that another program took as it was typed", "success",
    header(scrypt(decomposed)) + payload(), b"age", passphrase=decomposed)

# No match.
add("another key", "no match", good, identity=OTHER_IDENTITY)
add("the kind in lower case is another kind", "no match", header(["-> x25519 " + share, body]) + payload())
add("the kind scrypt in capitals is another kind", "no match",
    header(["-> SCRYPT " + scrypt()[0].split(" ", 2)[2]] + scrypt()[1:]) + payload(), passphrase="суроо жана жооп")
add("another passphrase", "no match", header(scrypt()) + payload(), passphrase="суроо")
add("a key for a file with a passphrase", "no match", header(scrypt()) + payload())
add("a passphrase for a file with a key", "no match", good, passphrase="суроо жана жооп")
broken = bytearray(base64.b64decode(body + "==")); broken[-1] ^= 1
add("a wrapped key with a wrong tag", "no match", header(["-> X25519 " + share, b64(broken)]) + payload())
add("a passphrase with a wrong number of rounds", "no match", header(scrypt(work=11)) + payload(), passphrase="суроо жана жооп")

# MAC.
add("a MAC of something else", "mac", header(x25519(), end=lambda mac: " " + b64(bytes(32)) + "\n") + payload())
add("a recipient added after sealing", "mac",
    good.replace(b"---", b"-> other\n\n---", 1))
add("a recipient removed after sealing", "mac",
    (header(x25519(), x25519(OTHER, label="b")) + payload()).replace(
        "\n".join(x25519(OTHER, label="b") + [""]).encode(), b"", 1))
add("a word of an unknown recipient changed", "mac", (header(["-> other a", ""], x25519()) + payload()).replace(b"other a", b"other b", 1))

# Header.
add("nothing", "header", b"")
add("the next version", "header", header(x25519(), version="age-encryption.org/v2") + payload())
add("another file", "header", b"PK\3\4" + bytes(100))
add("a version with something after it", "header", header(x25519(), version="age-encryption.org/v1 ") + payload())
add("line ends of two characters", "header", good.replace(b"\n", b"\r\n", 4))
add("no recipient", "header", header() + payload())
add("the file ends inside the header", "header", good[:60])
add("the file ends after the header", "header", header(x25519()))
add("the file ends inside the salt", "header", header(x25519()) + SALT[:-1])
add("a share that is too short", "header", header(["-> X25519 " + b64(base64.b64decode(share + "=")[:-1]), body]) + payload())
add("a share that is too long", "header", header(["-> X25519 " + b64(base64.b64decode(share + "=") + b"\0"), body]) + payload())
add("no share", "header", header(["-> X25519", body]) + payload())
add("a word too many", "header", header(["-> X25519 " + share + " more", body]) + payload())
last = share[-1]
add("a share with bits beyond its end", "header",
    header(["-> X25519 " + share[:-1] + chr(ord(last) + 1), body]) + payload())
add("a share with padding", "header", header(["-> X25519 " + share + "=", body]) + payload())
add("a wrapped key with bits beyond its end", "header",
    header(["-> X25519 " + share, body[:-1] + chr(ord(body[-1]) + 1)]) + payload())
add("a wrapped key with padding", "header", header(["-> X25519 " + share, body + "="]) + payload())
add("a file key of 24 bytes", "header", header(x25519(file_key=FILE_KEY + b"suroo!!!")) + payload())
add("a file key of 15 bytes", "header", header(x25519(file_key=FILE_KEY[:-1])) + payload())
add("a share of zeros", "header", header(["-> X25519 " + b64(bytes(32)), body]) + payload())
add("a share of low order", "header", header(["-> X25519 " + b64(bytes([1] + [0] * 31)), body]) + payload())
low = bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")
add("a share of order eight", "header", header(["-> X25519 " + b64(low), body]) + payload())
add("a share of low order for which the zeros fit", "header", header(
    ["-> X25519 " + b64(bytes(32))] + body_lines(wrap(hkdf(bytes(32), bytes(32) + point(SECRET), b"age-encryption.org/v1/X25519")))) + payload())
add("two spaces between words", "header", header(["-> other  a", ""], x25519()) + payload())
add("a space at the end of the words", "header", header(["-> other a ", ""], x25519()) + payload())
add("a recipient without words", "header", header(["-> ", ""], x25519()) + payload())
add("a letter outside ASCII", "header", header(["-> суроо", ""], x25519()) + payload())
add("a tab between words", "header", header(["-> other\ta", ""], x25519()) + payload())
add("an arrow without a space", "header", header(["->X25519 " + share, body]) + payload())
add("a recipient without a body", "header", header(["-> other"], x25519()) + payload())
add("a full body line without a short one", "header", header(["-> other", "A" * 64], x25519()) + payload())
add("two short body lines", "header", header(["-> other", "QUJD", "QUJD"], x25519()) + payload())
add("a body line of 68 characters", "header", header(["-> other", "A" * 68, ""], x25519()) + payload())
add("an unknown body with bits beyond its end", "header", header(["-> other", "QUJ"], x25519()) + payload())
add("an unknown body with a character outside base64", "header", header(["-> other", "QU*D"], x25519()) + payload())
for name, end in {
    "no MAC": lambda mac: "\n", "a MAC without a space": lambda mac: mac + "\n", "a MAC after two spaces": lambda mac: "  " + mac + "\n",
    "a MAC and a space": lambda mac: " " + mac + " \n", "a MAC cut short": lambda mac: " " + mac[:-2] + "\n",
    "a MAC with padding": lambda mac: " " + mac + "=\n", "a MAC with more": lambda mac: " " + mac + "AAAA\n",
    "a MAC with bits beyond its end": lambda mac: " " + mac[:-1] + chr(ord(mac[-1]) + 1) + "\n",
    "a MAC outside base64": lambda mac: " " + "*" + mac[1:] + "\n",
}.items():
    add(name, "header", header(x25519(), end=end) + payload())
words = "суроо жана жооп"
add("a passphrase beside a key", "header", header(scrypt(), x25519()) + payload(), passphrase=words)
add("a passphrase beside a key, opened with the key", "header", header(scrypt(), x25519()) + payload())
add("a passphrase beside an unknown recipient", "header", header(scrypt(), ["-> other", ""]) + payload(), passphrase=words)
add("two passphrases", "header", header(scrypt(), scrypt()) + payload(), passphrase=words)
for name, work in {"zero": "0", "with a plus": "+10", "negative": "-10", "with a zero before": "010", "hexadecimal": "0xa", "empty": "",
                   "beyond the limit": "23", "beyond all numbers": "18446744073709551626", "with a letter": "10x", "with a letter before": "x10"}.items():
    add("work " + name, "header", header(scrypt(work=work)) + payload(), passphrase=words)
salt = chance("salt", 16)
add("a salt of 15 bytes", "header", header(scrypt(salt=salt[:15])) + payload(), passphrase=words)
add("a salt of 17 bytes", "header", header(scrypt(salt=salt + b"1")) + payload(), passphrase=words)
stanza = scrypt()
add("no salt", "header", header(["-> scrypt 10"] + stanza[1:]) + payload(), passphrase=words)
add("a word too many for a passphrase", "header", header([stanza[0] + " 10"] + stanza[1:]) + payload(), passphrase=words)
text = b64(salt)
add("a salt with bits beyond its end", "header", header([f"-> scrypt {text[:-1]}{chr(ord(text[-1]) + 1)} 10"] + stanza[1:]) + payload(), passphrase=words)
add("a file key of 24 bytes under a passphrase", "header", header(scrypt(file_key=FILE_KEY + b"suroo!!!")) + payload(), passphrase=words)

# Payload.
start = header(x25519()) + SALT
add("no contents at all", "payload", start)
add("contents shorter than a tag", "payload", start + chunk(0, True, b"age")[:10])
add("contents with a changed byte", "payload", start + bytes([chunk(0, True, b"age")[0] ^ 1]) + chunk(0, True, b"age")[1:])
add("contents with a changed tag", "payload", start + chunk(0, True, b"age")[:-1] + bytes([chunk(0, True, b"age")[-1] ^ 128]))
add("contents cut by a byte", "payload", start + chunk(0, True, b"age")[:-1])
add("one short chunk that is not marked as last", "payload", start + chunk(0, False, b"age"))
add("a full chunk that is not marked as last at the end", "payload", start + chunk(0, False, first), first)
add("a short last chunk is missing", "payload", start + chunk(0, False, first) + b"", first)
add("an empty last chunk after a full one", "payload", start + chunk(0, False, first) + chunk(1, True, b""), first)
add("a second chunk that is short and not marked as last", "payload", start + chunk(0, False, first) + chunk(1, False, b"age"), first)
add("the first chunk twice", "payload", start + chunk(0, False, first) + chunk(0, False, first) + chunk(1, True, b"!"), first)
add("chunks in the wrong order", "payload", start + chunk(1, False, zeros(1, False)) + chunk(0, True, b"!"))
add("two last chunks", "payload", start + chunk(0, True, full) + chunk(1, True, b"!"), full)
add("a few bytes after a short last chunk", "payload", start + chunk(0, True, b"age") + b"12345")
add("a few bytes after a full last chunk", "payload", start + chunk(0, True, full) + b"12345", full)
add("another full chunk after a full last one", "payload", start + chunk(0, True, full) + bytes(CHUNK + 16), full)
add("contents sealed with another file key", "payload", header(x25519()) + SALT + chunk(0, True, b"age", file_key=b"another file key"))
add("another salt", "payload", header(x25519()) + b"another salt 16!" + chunk(0, True, b"age"))
add("the second chunk changed", "payload",
    start + chunk(0, False, first) + bytes([chunk(1, True, b"!!")[0] ^ 1]) + chunk(1, True, b"!!")[1:], first)
add("a chunk of 65537 bytes", "payload", start + chunk(0, True, zeros(0, True, CHUNK + 1)))

# Armor.
text = armored(good)
padded = header(x25519()) + payload(b"x" * (2 - len(header(x25519()) + payload(b"x")) % 3 + 3))
assert len(padded) % 3 == 1
beyond = armored(padded).split("==\n")[0][-1]
beyond = (beyond, chr(ord(beyond) + 1))
lines = text.split("\n")
add("lines of text", "success", text, b"age")
add("lines of text that end with two characters", "success", armored(good, end="\r\n"), b"age")
add("lines of text without a line end at the end", "success", text[:-1], b"age")
add("white space around the text", "success", " \t\r\n\n" + text + "\n \t\r\n", b"age")
wide = header(x25519()) + SALT + chunk(0, True, b"x" * (-(len(start) + 16) % 48))
assert len(wide) % 48 == 0
add("a last line of text that is full", "success", armored(wide), b"x" * (-(len(start) + 16) % 48))
add("text sealed to another key", "no match", text, identity=OTHER_IDENTITY)
add("text with a passphrase", "success", armored(header(scrypt()) + payload()), b"age", passphrase=words)
add("text without a file in it", "header", armored(b""))
add("text around another file", "header", armored(b"PK\3\4" + bytes(100)))
for name, change in {
    "the first line in lower case": lambda: text.replace("BEGIN AGE ENCRYPTED", "begin age encrypted"),
    "the first line of something else": lambda: text.replace("AGE ENCRYPTED FILE", "PGP MESSAGE"),
    "spaces in the first line": lambda: text.replace("-----BEGIN AGE ENCRYPTED FILE-----", "----- BEGIN AGE ENCRYPTED FILE -----"),
    "a space after the first line": lambda: text.replace("FILE-----\n", "FILE----- \n", 1),
    "headers of a mail": lambda: text.replace("FILE-----\n", "FILE-----\nVersion: 1\n\n", 1),
    "an empty line at the beginning": lambda: text.replace("FILE-----\n", "FILE-----\n\n", 1),
    "an empty line at the end": lambda: text.replace("\n-----END", "\n\n-----END"),
    "an empty line after a full last line": lambda: armored(wide).replace("\n-----END", "\n\n-----END"),
    "an empty line in the middle": lambda: "\n".join(lines[:2] + [""] + lines[2:]),
    "a short line in the middle": lambda: armored(good, columns=60),
    "lines of 76 characters": lambda: armored(good, columns=76),
    "one long line": lambda: armored(good, columns=10000),
    "a space at the end of a line": lambda: "\n".join([lines[0], lines[1] + " "] + lines[2:]),
    "a space at the beginning of a line": lambda: "\n".join([lines[0], " " + lines[1]] + lines[2:]),
    "a space after the last line of base64": lambda: text.replace("\n-----END", " \n-----END"),
    "no padding": lambda: armored(padded).replace("==\n-----END", "\n-----END"),
    "bits beyond the end": lambda: armored(padded).replace(beyond[0] + "==\n", beyond[1] + "==\n"),
    "a checksum as PGP has it": lambda: text.replace("\n-----END", "\n=AAAA\n-----END"),
    "no last line": lambda: text[: text.index("-----END")],
    "a last line cut short": lambda: text[:-4],
    "the text ends in the middle": lambda: "\n".join(lines[:3]),
    "something before the text": lambda: "- hello\n" + text,
    "something after the text": lambda: text + "hello\n",
    "a second text": lambda: text + text,
    "too much white space after it": lambda: text + " " * 1100,
    "a character outside base64": lambda: "\n".join([lines[0], "*" + lines[1][1:]] + lines[2:]),
    "characters of another base64": lambda: "\n".join([lines[0], "-" + lines[1][1:]] + lines[2:]),
    "a last line of another type": lambda: text.replace("END AGE", "END PGP"),
}.items():
    changed = change()
    assert changed not in (text, armored(padded)), name
    add("text: " + name, "armor", changed)

with open("age-vectors.ndjson", "w") as output:
    for vector in vectors:
        output.write(json.dumps(vector, ensure_ascii=False, separators=(",", ":")) + "\n")
print(len(vectors), "vectors")
