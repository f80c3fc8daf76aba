//go:build unix

package main

import (
	"os"
	"syscall"
)

// endings are the signals that end a command in order: nothing half done, a message, an exit code. The
// dashboard handles them itself.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
