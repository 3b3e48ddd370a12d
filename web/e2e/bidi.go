package e2e

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// Firefox is the page in a Firefox of its own, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).
type Firefox struct {
	conn    *websocket.Conn
	process *exec.Cmd
	profile string
	tab     string

	mu       sync.Mutex
	next     int
	waiting  map[int]chan reply
	console  []string
	requests []string
}

type reply struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Method  string          `json:"method"` // of an event
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

var listening = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// LaunchFirefox starts Firefox with an empty tab and listens to what it logs and asks for.
func LaunchFirefox(path string) (*Firefox, error) {
	profile, err := os.MkdirTemp("", "muqabala-firefox-")
	if err != nil {
		return nil, fmt.Errorf("e2e: starting Firefox: %w", err)
	}
	f := &Firefox{profile: profile, waiting: map[int]chan reply{}}
	f.process = exec.Command(path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "--width=1440", "--height=1000")
	address, err := f.start()
	if err == nil {
		err = f.connect(address)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("e2e: starting %q: %w", path, err)
	}
	return f, nil
}

// start runs Firefox until it says where it listens.
func (f *Firefox) start() (string, error) {
	out, err := f.process.StderrPipe()
	if err != nil {
		return "", err
	}
	if err := f.process.Start(); err != nil {
		return "", err
	}
	found := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if m := listening.FindStringSubmatch(lines.Text()); m != nil {
				found <- m[1]
			}
		}
	}()
	select {
	case address := <-found:
		return address, nil
	case <-time.After(Patience):
		return "", errors.New("it does not say where it listens")
	}
}

func (f *Firefox) connect(address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	conn, _, err := websocket.Dial(ctx, address+"/session", nil)
	if err != nil {
		return err
	}
	conn.SetReadLimit(-1)
	f.conn = conn
	go f.listen()
	if err := f.send("session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		return err
	}
	events := map[string]any{"events": []string{"log.entryAdded", "network.beforeRequestSent"}}
	if err := f.send("session.subscribe", events, nil); err != nil {
		return err
	}
	var tree struct{ Contexts []struct{ Context string } }
	if err := f.send("browsingContext.getTree", map[string]any{}, &tree); err != nil {
		return err
	}
	f.tab = tree.Contexts[0].Context
	return nil
}

// Close ends Firefox and removes its profile.
func (f *Firefox) Close() {
	if f.conn != nil {
		_ = f.conn.CloseNow()
	}
	if f.process.Process != nil {
		_ = f.process.Process.Kill()
		_ = f.process.Wait()
	}
	_ = os.RemoveAll(f.profile)
}

func (f *Firefox) listen() {
	for {
		_, data, err := f.conn.Read(context.Background())
		if err != nil {
			return
		}
		var r reply
		if json.Unmarshal(data, &r) != nil {
			continue
		}
		f.mu.Lock()
		if r.Type == "event" {
			f.note(r)
		} else if c := f.waiting[r.ID]; c != nil {
			c <- r
		}
		f.mu.Unlock()
	}
}

// ownURL matches what asks nobody: the page itself, the blobs it makes, the data in Firefox's own style sheets.
var ownURL = regexp.MustCompile(`^(file|blob|data):`)

// note keeps what the page must not do.
func (f *Firefox) note(r reply) {
	var event struct {
		Level, Text string
		Request     struct{ URL string }
	}
	_ = json.Unmarshal(r.Params, &event)
	switch {
	case r.Method == "log.entryAdded" && (event.Level == "error" || event.Level == "warn"):
		f.console = append(f.console, event.Level+": "+event.Text)
	case r.Method == "network.beforeRequestSent" && !ownURL.MatchString(event.Request.URL):
		f.requests = append(f.requests, event.Request.URL)
	}
}

// send sends a command and decodes its result into result, unless that is nil.
func (f *Firefox) send(method string, params map[string]any, result any) error {
	f.mu.Lock()
	f.next++
	id, answer := f.next, make(chan reply, 1)
	f.waiting[id] = answer
	f.mu.Unlock()
	data, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err != nil {
		return err
	}
	if err := f.conn.Write(context.Background(), websocket.MessageText, data); err != nil {
		return err
	}
	select {
	case r := <-answer:
		if r.Error != "" {
			return fmt.Errorf("%s: %s: %s", method, r.Error, r.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(r.Result, result)
	case <-time.After(Patience):
		return fmt.Errorf("%s: no answer in %v", method, Patience)
	}
}

// Open loads a built page from disk.
func (f *Firefox) Open(file, query string) error {
	abs, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	address := url.URL{Scheme: "file", Path: abs, RawQuery: query}
	return f.send("browsingContext.navigate", map[string]any{"context": f.tab, "url": address.String(), "wait": "complete"}, nil)
}

type evaluated struct {
	Result struct {
		Type     string
		Value    json.RawMessage
		SharedID string `json:"sharedId"`
	}
	ExceptionDetails struct{ Text string }
}

func (f *Firefox) evaluate(expression string) (evaluated, error) {
	var e evaluated
	err := f.send("script.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "target": map[string]any{"context": f.tab}}, &e)
	if err == nil && e.ExceptionDetails.Text != "" {
		err = errors.New(e.ExceptionDetails.Text)
	}
	return e, err
}

// Text evaluates an expression that gives a string.
func (f *Firefox) Text(expression string) (string, error) {
	e, err := f.evaluate(expression)
	if err != nil {
		return "", fmt.Errorf("e2e: evaluating %s: %w", expression, err)
	}
	var s string
	if json.Unmarshal(e.Result.Value, &s) != nil {
		return string(e.Result.Value), nil
	}
	return s, nil
}

// Until waits until an expression is true.
func (f *Firefox) Until(expression string) error {
	for deadline := time.Now().Add(Patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if got, err := f.Text("String(!!(" + expression + "))"); err != nil || got == "true" {
			return err
		}
	}
	return fmt.Errorf("e2e: waited %v in vain for %s", Patience, expression)
}

// Pick chooses files in the page's file picker.
func (f *Firefox) Pick(files ...string) error {
	e, err := f.evaluate(`document.querySelector("input[type=file]")`)
	if err != nil {
		return fmt.Errorf("e2e: finding the file picker: %w", err)
	}
	var paths []string
	for _, file := range files {
		abs, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		paths = append(paths, abs)
	}
	return f.send("input.setFiles", map[string]any{"context": f.tab, "element": map[string]any{"sharedId": e.Result.SharedID}, "files": paths}, nil)
}

// Press types keys.
func (f *Firefox) Press(keys string) error {
	var actions []map[string]any
	for _, k := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": string(k)}, map[string]any{"type": "keyUp", "value": string(k)})
	}
	return f.send("input.performActions", map[string]any{"context": f.tab, "actions": []any{map[string]any{"type": "key", "id": "keyboard", "actions": actions}}}, nil)
}
