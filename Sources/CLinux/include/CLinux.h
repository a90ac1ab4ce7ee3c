// Linux calls that Swift's Glibc module does not offer: variadic ones, and ones behind _GNU_SOURCE.
//
// No system header is included here: a second module that declares `struct stat` would make
// importers of both name them both.
#pragma once

#include <stdint.h>

// Sets a lease (F_RDLCK, F_WRLCK) or lifts it (F_UNLCK). A writer that opens the file meanwhile
// makes the kernel send a signal: SIGURG here, ignored by default, since the usual SIGIO kills.
int linux_set_lease(int fd, int type);

// openat2 that stays beneath `directory` and follows no link.
int linux_open_beneath(int directory, const char *path, uint64_t flags);

// openat.
int linux_open(int directory, const char *path, int flags, unsigned mode);

// renameat2 with RENAME_NOREPLACE.
int linux_rename_exclusive(int from, const char *name, int to, const char *as);

// The file system's magic number (statfs(2)), -1 when unknown.
int64_t linux_file_system(int fd);

// Names the calling thread, for ps and gdb; 15 bytes at most.
void linux_name_thread(const char *name);

// eventfd and inotify, both non-blocking and closed on exec.
int linux_event_fd(void);
int linux_inotify(void);

// Waits until one of two descriptors can be read, or the time is over; no time is for ever when it
// is negative. A descriptor of -1 is left out.
int linux_wait(int first, int second, int64_t nanoseconds);
