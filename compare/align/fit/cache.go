package main

import (
	"encoding/gob"
	"os"

	"muqabala/compare"
	"muqabala/compare/encoder"
)

// cache keeps vectors between runs: encoding takes minutes, learning seconds.
type cache struct {
	file  string
	model *encoder.Model
	ID    string
	V     map[string]*encoder.Vector
	C     map[string][]encoder.Vector // of clauses
	fresh int
}

func openCache(file string, m *encoder.Model) *cache {
	c := &cache{file: file, model: m, ID: m.ID(), V: map[string]*encoder.Vector{}, C: map[string][]encoder.Vector{}}
	if f, err := os.Open(file); err == nil {
		defer f.Close()
		var old cache
		if gob.NewDecoder(f).Decode(&old) == nil && old.ID == c.ID {
			c.V = old.V
			if old.C != nil {
				c.C = old.C
			}
		}
	}
	return c
}

func (c *cache) encode(s string) *encoder.Vector {
	if v, ok := c.V[s]; ok {
		return v
	}
	v := c.model.Encode(encoder.Legible(s))
	c.V[s] = &v
	c.fresh++
	return &v
}

func (c *cache) all(texts []string) []*encoder.Vector {
	out := make([]*encoder.Vector, len(texts))
	for k, s := range texts {
		out[k] = c.encode(s)
	}
	return out
}

func (c *cache) clauses(s string) []encoder.Vector {
	v, ok := c.C[s]
	if !ok {
		v = compare.ClauseVectors(c.model, s, c.encode(s))
		c.C[s] = v
		c.fresh++
	}
	return v
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
