package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
)

// Many PDFs are encrypted and yet open for everybody: under the empty password, only to forbid printing or copying to
// programs that heed it (ISO 32000-2, 7.6). Those are read; under any other password a file stays closed. Strings outside
// content streams stay encrypted: of them only the rare texts that stand for signs would be read.

// lock is how the streams of a file are encrypted.
type lock struct {
	key    []byte
	aes    bool
	direct bool // the file's key is used as it is, since PDF 2.0
}

// padding fills a password up, ISO 32000-1, 7.6.3.3.
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock finds the key of an encrypted file under the empty password. ok is false for a file that stays closed.
func (f *file) unlock() (ok bool) {
	d := f.dict(f.trailer["Encrypt"])
	if f.get(d["Filter"]) != name("Standard") {
		return false
	}
	version, revision := int(f.number(d["V"], 0)), int(f.number(d["R"], 0))
	user, _ := f.get(d["U"]).(text)
	l := lock{aes: version >= 4, direct: version >= 5}
	if version >= 4 {
		filter := f.dict(f.dict(d["CF"])[nameOf(f.get(d["StmF"]))])
		switch f.get(filter["CFM"]) {
		case name("V2"):
			l.aes = false
		case name("AESV2"), name("AESV3"):
		default:
			return false
		}
	}
	switch {
	case version == 5 && len(user) >= 48:
		wrapped, _ := f.get(d["UE"]).(text)
		l.key = modernKey(user, wrapped, revision)
	case version >= 1 && version <= 4 && len(user) >= 16:
		l.key = f.olderKey(d, user, version, revision)
	}
	if l.key == nil {
		return false
	}
	f.lock = &l
	return true
}

func nameOf(v any) name {
	n, _ := v.(name)
	return n
}

// olderKey is algorithm 2, checked by algorithms 4 and 5.
func (f *file) olderKey(d dict, user text, version, revision int) []byte {
	owner, _ := f.get(d["O"]).(text)
	id := text("")
	if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
		id, _ = f.get(ids[0]).(text)
	}
	rights := uint32(int64(f.number(d["P"], 0)))
	data := padding + string(owner[:min(32, len(owner))]) + string([]byte{byte(rights), byte(rights >> 8), byte(rights >> 16), byte(rights >> 24)}) + string(id)
	if revision >= 4 && f.get(d["EncryptMetadata"]) == false {
		data += "\xff\xff\xff\xff"
	}
	size := 5
	if revision >= 3 {
		size = max(5, min(16, int(f.number(d["Length"], 40))/8))
	}
	if version == 4 {
		size = 16
	}
	key := md5.Sum([]byte(data))
	for range 50 {
		if revision >= 3 {
			key = md5.Sum(key[:size])
		}
	}
	expected := rc4With(key[:size], []byte(padding))
	if revision >= 3 {
		sum := md5.Sum([]byte(padding + string(id)))
		expected = sum[:]
		for round := range 20 {
			turned := bytes.Clone(key[:size])
			for i := range turned {
				turned[i] ^= byte(round)
			}
			expected = rc4With(turned, expected)
		}
	}
	if !bytes.HasPrefix([]byte(user), expected[:16]) {
		return nil
	}
	return key[:size]
}

func rc4With(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return make([]byte, len(data))
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// modernKey is algorithm 2.A: the key lies in the file, encrypted under a hash of the password.
func modernKey(user, wrapped text, revision int) []byte {
	if len(wrapped) < 32 || string(modernHash(string(user[32:40]), revision)) != string(user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(modernHash(string(user[40:48]), revision))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, []byte(wrapped[:32]))
	return key
}

// modernHash is algorithm 2.B for the empty password; before revision 6 it was its first step alone.
func modernHash(salt string, revision int) []byte {
	first := sha256.Sum256([]byte(salt))
	k := first[:]
	for round := 0; revision >= 6; round++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, b := range e[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			break
		}
	}
	return k[:32]
}

// decrypt gives the bytes of a stream in the clear.
func (l *lock) decrypt(s *stream) []byte {
	key := l.key
	if !l.direct {
		data := append(bytes.Clone(key), byte(s.number), byte(s.number>>8), byte(s.number>>16), byte(s.generation), byte(s.generation>>8))
		if l.aes {
			data = append(data, "sAlT"...)
		}
		sum := md5.Sum(data)
		key = sum[:min(len(key)+5, 16)]
	}
	if !l.aes {
		return rc4With(key, s.raw)
	}
	block, err := aes.NewCipher(key)
	whole := len(s.raw) / 16 * 16
	if err != nil || whole < 32 {
		return nil
	}
	out := make([]byte, whole-16)
	cipher.NewCBCDecrypter(block, s.raw[:16]).CryptBlocks(out, s.raw[16:whole])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
		out = out[:len(out)-pad]
	}
	return out
}
