#define _GNU_SOURCE
#include "CLinux.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

int linux_set_lease(int fd, int type) {
    if (type != F_UNLCK) fcntl(fd, F_SETSIG, SIGURG);
    return fcntl(fd, F_SETLEASE, type);
}

int linux_open_beneath(int directory, const char *path, uint64_t flags) {
    struct open_how how = {
        .flags = flags,
        .resolve = RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH,
    };
    return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

int linux_open(int directory, const char *path, int flags, unsigned mode) {
    return openat(directory, path, flags, mode);
}

int linux_rename_exclusive(int from, const char *name, int to, const char *as) {
    return renameat2(from, name, to, as, RENAME_NOREPLACE);
}

int64_t linux_file_system(int fd) {
    struct statfs s;
    return fstatfs(fd, &s) == 0 ? (int64_t)(uint32_t)s.f_type : -1;
}

void linux_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

int linux_event_fd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }
int linux_inotify(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int linux_wait(int first, int second, int64_t nanoseconds) {
    struct pollfd descriptors[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
    struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    return ppoll(descriptors, 2, nanoseconds < 0 ? NULL : &time, NULL);
}
