package main

import (
	"encoding/gob"
	"os"

	"muqabala/compare/encoder"
)

// cache keeps vectors between runs: encoding takes minutes, learning seconds.
type cache struct {
	file  string
	model *encoder.Model
	ID    string
	V     map[string]*encoder.Vector
	fresh int
}

func openCache(file string, m *encoder.Model) *cache {
	c := &cache{file: file, model: m, ID: m.ID(), V: map[string]*encoder.Vector{}}
	if f, err := os.Open(file); err == nil {
		defer f.Close()
		var old cache
		if gob.NewDecoder(f).Decode(&old) == nil && old.ID == c.ID {
			c.V = old.V
		}
	}
	return c
}

func (c *cache) encode(s string) *encoder.Vector {
	if v, ok := c.V[s]; ok {
		return v
	}
	v := c.model.Encode(s)
	c.V[s] = &v
	c.fresh++
	return &v
}

func (c *cache) save() error {
	if c.file == "" || c.fresh == 0 {
		return nil
	}
	f, err := os.Create(c.file)
	if err != nil {
		return err
	}
	defer f.Close()
	return gob.NewEncoder(f).Encode(c)
}
