//go:build unix

package main

import (
	"context"
	"os/exec"
	"syscall"
)

// shell is a command line as the platform's shell runs it, in a process group of its own: when the context ends, all of it is told to end, and a
// key pressed on the terminal is ours alone.
func shell(ctx context.Context, line string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "sh", "-c", line)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	return cmd
}

// killGroup ends what is left of a command that was told to end.
func killGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
