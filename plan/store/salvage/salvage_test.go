package salvage

import "testing"

// FuzzScan looks through all sorts of bytes: whatever they are it ends, and what it finds is whole.
func FuzzScan(f *testing.F) {
	f.Add([]byte("SQLite format 3\x00"))
	f.Add([]byte{11, idSerial, 1, 1, 1, idSerial, 15, 15, 12, 0, hashSerial, 0, 0, 0})
	f.Add([]byte{6, 0x81, 0x0D, 31, 0x81, 0x0C, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		found := Scan(b)
		for i := range found.Ops {
			if err := found.Ops[i].Verify(); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestVarint(t *testing.T) {
	for _, c := range []struct {
		b    []byte
		v, n int
	}{
		{[]byte{0x7F}, 127, 1}, {[]byte{0x81, 0x0D}, 141, 2}, {[]byte{0x81}, 0, 0}, {nil, 0, 0}, {[]byte{0x80, 0x80, 0x80, 0x80, 0x80, 0x01}, 0, 0},
	} {
		if v, n := varint(c.b); v != c.v || n != c.n {
			t.Errorf("% x: %d of %d bytes", c.b, v, n)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		serial int
		b      []byte
		want   int64
	}{{8, nil, 0}, {9, nil, 1}, {1, []byte{0xFF}, -1}, {2, []byte{1, 0}, 256}, {6, []byte{0x80, 0, 0, 0, 0, 0, 0, 0}, -1 << 63}} {
		if got := number(c.serial, c.b); got != c.want {
			t.Errorf("serial type %d, % x: %d", c.serial, c.b, got)
		}
	}
}
