//go:build !windows

package ui

import (
	"os"
	"os/signal"
	"syscall"
)

// heeded are the signals that heed handles.
var heeded = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTSTP}

func isStop(s os.Signal) bool { return s == syscall.SIGTSTP }

// suspendGroup asks the whole job to stop, as the terminal does at ctrl+z when it is not raw.
func suspendGroup() { _ = syscall.Kill(0, syscall.SIGTSTP) }

// stopSelf stops the process until it is continued. SIGTSTP is handled here and would not stop it.
func stopSelf() {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGSTOP); err == nil {
		<-continued
	}
}
