package main

import (
	"context"
	"fmt"
	"runtime"
)

type versionCommand struct{}

// Run prints the version.
func (c *versionCommand) Run(_ context.Context, p *program) error {
	_, err := fmt.Fprintf(p.out, "quoth %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
