// Package e2e drives the built page in Chromium as a reader does: opens the file, drops files on it, reads what stands
// on screen, presses keys. It has a module of its own, so that the engine's go.mod stays short.
package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/chromedp/chromedp"
)

// browsers are the names that Chromium goes by, in order of preference.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// FindChrome gives the browser to use: $CHROME, else the first of the usual names on the path.
func FindChrome() (string, error) {
	if path := os.Getenv("CHROME"); path != "" {
		if _, err := exec.LookPath(path); err != nil {
			return "", fmt.Errorf("e2e: finding Chromium: CHROME is %q: %w", path, err)
		}
		return path, nil
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("e2e: finding Chromium: none of %s is on the path: install one, or set CHROME to it", strings.Join(browsers, ", "))
}

// flags make a headless browser that asks the network for nothing of its own and whose figures can be compared.
func flags(path string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.WindowSize(1440, 1000),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", "OptimizationHints,MediaRouter,Translate"),
		chromedp.Flag("lang", "en"),
		chromedp.Flag("force-device-scale-factor", "1"),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to run as root with its sandbox
	}
	return options
}
