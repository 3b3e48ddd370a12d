package e2e

import "testing"

// A folder is dropped among files: it is said that it is one, and what to do; the files are compared.
func TestFolderDropped(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"), t.TempDir(), sample(t, "002"))
	s.compared(1)
	s.sees(".file.bad", "it is a folder")
	s.sees(".file.bad", "Drop the files themselves")
}
