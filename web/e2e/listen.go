package e2e

import (
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// listen keeps what the page must not do: complain, or ask for anything.
func (p *Page) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if kind := string(e.Type); kind == "error" || kind == "warning" || kind == "assert" {
			p.console = append(p.console, fmt.Sprintf("%s: %s", kind, describe(e.Args)))
		}
	case *runtime.EventExceptionThrown:
		p.console = append(p.console, "exception: "+e.ExceptionDetails.Text+" "+describe([]*runtime.RemoteObject{e.ExceptionDetails.Exception}))
	case *log.EventEntryAdded: // of what the browser says itself, advice is no complaint
		if kind := string(e.Entry.Level); kind == "error" || kind == "warning" {
			p.console = append(p.console, fmt.Sprintf("log %s: %s", kind, e.Entry.Text))
		}
	case *network.EventRequestWillBeSent:
		if e.Type != network.ResourceTypeDocument {
			p.requests = append(p.requests, e.Request.URL)
		}
	}
}

func describe(values []*runtime.RemoteObject) string {
	var words []string
	for _, v := range values {
		if v != nil {
			words = append(words, string(v.Value)+v.Description)
		}
	}
	return strings.Join(words, " ")
}

// Complaints are the errors and warnings so far.
func (p *Page) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.console...)
}

// Requests are the URLs the page asked for, its own document and the blobs it made itself left out.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var outside []string
	for _, u := range p.requests {
		if !strings.HasPrefix(u, "blob:") {
			outside = append(outside, u)
		}
	}
	return outside
}
