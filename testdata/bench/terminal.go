//go:build ignore && linux

// The dashboard in a terminal of its own, for those beside it that measure it.

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// built is the program; built in the folder as README says where none is named.
func built(program, folder string) (string, error) {
	if program != "" {
		return program, nil
	}
	program = filepath.Join(folder, "watchtui")
	build := exec.Command("go", "build", "-o", program, "./cmd/watchtui")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return program, nil
}

// atHome is a command whose own files are all in one folder.
func atHome(home, program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home)
	return cmd
}

// open opens the dashboard on a store. What it writes is read from ours, which is what it reads, too.
func open(program, home, store string, size unix.Winsize) (ours *os.File, cmd *exec.Cmd, err error) {
	ours, theirs, err := terminal(size)
	if err != nil {
		return nil, nil, err
	}
	defer theirs.Close()
	cmd = atHome(home, program, "--db", store, "--at", "2026-11-23")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	return ours, cmd, cmd.Start()
}

// terminal is a pseudo-terminal of a size: our end and the program's.
func terminal(size unix.Winsize) (ours, theirs *os.File, err error) {
	if ours, err = os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		return nil, nil, err
	}
	fd := int(ours.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &size)
	}
	if err != nil {
		return nil, nil, err
	}
	theirs, err = os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|syscall.O_NOCTTY, 0)
	return ours, theirs, err
}
