package main

import (
	"context"
	"os/exec"
	"syscall"
)

// shell is a command line as the platform's shell runs it; the shell takes it as it is, with its own rules of quoting.
func shell(ctx context.Context, line string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "cmd")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd /S /C "` + line + `"`}
	return cmd
}

// killGroup has nothing to do: the shell was killed, and Windows has no groups to end the rest by.
func killGroup(*exec.Cmd) {}
